/** WSDL 1.1 section 2.4.5: the name of a bound input or output is that of the abstract one, given or by default. */
import { neighbourRule } from '../rule.ts'

const suffixes = { input: 'Request', output: 'Response' } as const

export const boundMessageName = neighbourRule(
  {
    code: 'bound-message-name',
    rule: 'WSDL 1.1 section 2.4.5',
    en: 'The bound message has another name than the abstract one',
    ru: 'Имя сообщения привязки отличается от имени абстрактного',
  },
  ({ report }) => ({
    boundMessage: ({ bound, abstract }) => {
      const described = abstract?.[bound.role]
      if (!abstract || !described || bound.name === undefined) return
      const alone = !abstract.input || !abstract.output
      const name = described.name ?? (alone ? abstract.name : `${abstract.name}${suffixes[bound.role]}`)
      if (name !== bound.name) report(bound, { en: `"${bound.name}" here, "${name}" there`, ru: `здесь «${bound.name}», там «${name}»` })
    },
  }),
)
