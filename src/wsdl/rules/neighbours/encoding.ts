/** R4003, R4004: a description is XML 1.0 in UTF-8 or UTF-16. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const encoding = neighbourRule(
  {
    code: 'encoding',
    rule: 'R4003, R4004',
    en: 'The document must be XML 1.0 in UTF-8 or UTF-16',
    ru: 'Документ должен быть XML 1.0 в UTF-8 или UTF-16',
  },
  ({ report }) => ({
    definitions: (one) => {
      const { encoding: name, version } = one.declaration
      if (name !== undefined && !/^utf-(8|16)$/i.test(name)) report(one, both(`encoding="${name}"`))
      if (version !== undefined && version !== '1.0') report(one, both(`version="${version}"`))
    },
  }),
)
