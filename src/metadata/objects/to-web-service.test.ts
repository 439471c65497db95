import { expect, test } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { toWebService } from './to-web-service.ts'
import type { WebServiceMetadata } from './web-service.ts'

type Packages = Parameters<typeof toWebService>[1]
const none = { find: () => undefined, withDependencies: () => [] } as unknown as Packages

function complaintsOf(XDTOPackages: WebServiceMetadata['XDTOPackages']): (readonly [code: string, severity: string])[] {
  const said: Diagnostic[] = []
  const metadata = {
    Name: 'Exchange',
    Namespace: 'urn:exchange',
    ReuseSessions: 'DontUse',
    SessionMaxAge: 20,
    Operations: [],
    XDTOPackages,
    file: 'Exchange.xml',
  } as unknown as WebServiceMetadata
  toWebService(
    metadata,
    none,
    () => {
      throw new Error('there is no operation')
    },
    (one) => said.push(one),
  )
  return said.map((one) => [one.code, one.severity])
}

// Namespaces that WebServices of 1C's own demonstration configuration list; the platform has them, a dump does not.
test.each([
  'http://v8.1c.ru/8.1/data/enterprise/current-config',
  'http://v8.1c.ru/8.1/data-composition-system/details',
  'http://v8.1c.ru/8.3/data/ext',
  'http://v8.1c.ru/8.2/data/spreadsheet',
])('%s is noted as a package of the platform, not missed in the configuration', (namespace) => {
  expect(complaintsOf([{ namespace }])).toEqual([['metadata/platform-package', 'note']])
})

test('another package that is not there is the error that it was', () => {
  expect(complaintsOf([{ namespace: 'urn:nowhere' }]).map(([code]) => code)).toEqual(['metadata/unknown-package'])
  expect(complaintsOf([{ package: 'Нет' }]).map(([code]) => code)).toEqual(['metadata/unknown-package'])
})
