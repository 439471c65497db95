/** What a newcomer gives wrongly, each with the files that it is about. */

export interface WrongInput {
  readonly args: readonly string[]
  readonly files?: Readonly<Record<string, string>>
}

const service = (Name: string, RootURL: string, template = '/orders/{id}'): string =>
  `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default HTTPService({
  Name: '${Name}',
  RootURL: '${RootURL}',
  URLTemplates: { Orders: URLTemplate('${template}', { GET: () => new HTTPServiceResponse(200) }) },
})
`

const stub = (lines: string): string => `service: { Name: Shop, RootURL: shop }\nstubs:\n  - template: /a\n    method: GET\n    ${lines}\n`

const one = { 'hs/A.ts': service('Shop', 'shop') }

export const inputs: Readonly<Record<string, WrongInput>> = {
  'a command that there is not': { args: ['serv', '.'] },
  'an option that there is not': { args: ['serve', '.', '--prot', '1'], files: one },
  'a port that is none': { args: ['serve', '.', '--port', '99999'], files: one },
  'a folder that is not there': { args: ['check', 'missing'] },
  'a folder with nothing in it': { args: ['check', '.'] },
  'a file of text': { args: ['check', 'readme.md'], files: { 'readme.md': 'words' } },
  'a module with another ending': { args: ['check', 'old.cjs'], files: { 'old.cjs': 'module.exports = 1' } },
  'a path of Windows': { args: ['check', '.\\services'] },
  'YAML that is broken': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': stub('reply: { json: { ok: true }') } },
  'a key that there is not': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': stub('replly: { text: a }') } },
  'two bodies': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': stub('reply: { json: {}, text: a }') } },
  'a hole with another name': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': stub("reply: { text: '{{request.Header.a}}' }") } },
  'a hole without an end': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': stub("reply: { text: 'N {{request.body' }") } },
  'a template in YAML': {
    args: ['check', 'a.stub.yaml'],
    files: { 'a.stub.yaml': 'service: { Name: Shop, RootURL: shop }\nstubs:\n  - template: /a/{b\n    reply: {}\n' },
  },
  'a template in TypeScript': { args: ['check', '.'], files: { 'hs/A.ts': service('Shop', 'shop', '/a/*/b') } },
  'one root for two services': { args: ['check', '.'], files: { 'hs/A.ts': service('Shop', 'shop'), 'hs/B.ts': service('Stock', 'shop') } },
  'one name for two services': { args: ['check', '.'], files: { 'hs/A.ts': service('Shop', 'shop'), 'hs/B.ts': service('Shop', 'stock') } },
  'a port that is in use': { args: ['serve', '.', '--port', 'BUSY'], files: one },
  'an admin port that is in use': { args: ['serve', '.', '--port', '0', '--admin', 'BUSY'], files: one },
  'a host that there is not': { args: ['serve', '.', '--host', 'no.such.host.invalid'], files: one },
  'a publication that is not there': { args: ['serve', '.', '--vrd', 'none.vrd'], files: one },
  'a publication that breaks off': { args: ['check', '.', '--vrd', 'a.vrd'], files: { ...one, 'a.vrd': '<point><httpServices>' } },
  'users that are not there': { args: ['serve', '.', '--users', 'none.json'], files: one },
  'a password in users.json': {
    args: ['check', '.', '--users', 'u.json'],
    files: { ...one, 'u.json': '{"users": [{"Name": "a", "Password": "b"}]}' },
  },
  'a package that is not there': { args: ['check', '.'], files: { 'hs/A.ts': "import { a } from 'no-such-package'\nexport default a\n" } },
  'a misspelt import': {
    args: ['check', '.'],
    files: { 'hs/A.ts': "import { HTTPServise } from 'onec-standin'\nexport default HTTPServise({})\n" },
  },
  'a module of CommonJS that gives no service': { args: ['check', '.'], files: { 'hs/A.js': 'module.exports = 1\n' } },
  'a command of exec without its dashes': { args: ['exec', '.', 'npm', 'test'], files: one },
  'a command of exec that there is not': { args: ['exec', '.', '--', 'no-such-command'], files: one },
  'settings that are not there': { args: ['serve', '.', '--settings', 'none.ts'], files: one },
  'a setting of the project file that there is not': { args: ['check'], files: { ...one, 'standin.config.json': '{ "pths": "." }' } },
  'a file that only 1C opens': { args: ['check', 'shop.cf'], files: { 'shop.cf': 'x' } },
  'a tab in YAML': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': 'service: Shop\n\tstubs: []\n' } },
  'a text in quotes without an end': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': 'service: "Shop\nstubs: []\n' } },
  'a key twice': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': 'service: Shop\nservice: Shop\n' } },
  'several documents in one file': { args: ['check', 'a.stub.yaml'], files: { 'a.stub.yaml': 'service: Shop\n---\nstubs: []\n' } },
  'a type that is none': {
    args: ['check', '.'],
    files: { 'infobase/A.ts': "import { Catalog } from 'onec-standin'\nexport default Catalog({ Name: 'A', Attributes: { B: 'x' } })\n" },
  },
  'a slip in a module': { args: ['check', '.'], files: { 'hs/A.ts': 'export default "abc\n' } },
  'a slip in a module of settings': { args: ['serve', '.', '--settings', 's.ts'], files: { ...one, 's.ts': 'export default {\n' } },
  'a certificate that is none': {
    args: ['serve', '.', '--tls-cert', 'a.pem', '--tls-key', 'b.pem'],
    files: { ...one, 'a.pem': 'x', 'b.pem': 'y' },
  },
  'data in a folder that is not there': { args: ['serve', '.', '--data', 'no/such/a.db'], files: one },
  'a WSDL for import': { args: ['import', 'a.wsdl'], files: { 'a.wsdl': '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>' } },
  'nothing for import': { args: ['import'] },
  'data without a file': { args: ['data', 'dump', '.'], files: one },
  'a report of no kind': { args: ['exec', '.', '--report', 'a.txt', '--', 'true'], files: one },
}
