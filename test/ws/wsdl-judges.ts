/** What foreign programs say of WSDL documents: each program is given all documents, and gives its complaint by document, `''` for none. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClientAsync } from 'soap'
import { phpWithSoap, program, python } from '../interop/tools.ts'
import { runProgram } from './run.ts'

/** Texts by name. */
type Documents = ReadonlyMap<string, string>

export interface Judge {
  readonly name: string
  /** `undefined` where the program is not installed. */
  readonly complaints: ((documents: Documents, folder: string) => Promise<ReadonlyMap<string, string>>) | undefined
}

const fileOf = (folder: string, name: string): string => {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`${name} is not a name of a file`)
  return join(folder, `${name}.wsdl`)
}

const written = (documents: Documents, folder: string): string[] =>
  [...documents].map(([name, text]) => {
    writeFileSync(fileOf(folder, name), text)
    return fileOf(folder, name)
  })

/** A program that prints one line of JSON a document: its complaint. */
const byLines = (command: string | undefined, args: readonly string[]): Judge['complaints'] =>
  command === undefined
    ? undefined
    : async (documents, folder) => {
        const { code, stdout, stderr } = await runProgram(command, [...args, ...written(documents, folder)])
        if (code !== 0) throw new Error(`${command}: ${stderr}`)
        const lines = stdout
          .trimEnd()
          .split('\n')
          .map((one) => JSON.parse(one) as string)
        return new Map([...documents.keys()].map((name, at) => [name, firstLine(lines[at]!)]))
      }

const firstLine = (text: string): string => text.split('\n')[0]!.trim()

const php = `foreach (array_slice($argv, 1) as $file) {
  $said = '';
  set_error_handler(function ($number, $text) use (&$said) { $said .= "$text\\n"; return true; });
  try {
    $client = new SoapClient($file, ['cache_wsdl' => WSDL_CACHE_NONE]);
    if (!$client->__getFunctions()) $said .= 'no functions';
  } catch (Throwable $error) { $said .= $error->getMessage(); }
  echo json_encode($said, JSON_UNESCAPED_UNICODE), "\\n";
}`

const zeep = `import sys, json, logging, zeep
for file in sys.argv[1:]:
    try:
        for service in zeep.Client(file).wsdl.services.values():
            for port in service.ports.values():
                for operation in port.binding._operations.values():
                    operation.input.signature(as_output=False), operation.output.signature(as_output=True)
        print(json.dumps(''))
    except Exception as error:
        print(json.dumps(type(error).__name__ + ': ' + str(error)))
`

async function npmSoap(documents: Documents, folder: string): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  for (const [at, file] of written(documents, folder).entries()) {
    const complaint = await createClientAsync(file).then((client) => {
      client.describe()
      return ''
    }, String)
    said.set([...documents.keys()][at]!, firstLine(complaint))
  }
  return said
}

/** What wsdl2h says of every WSDL with two ports, and of every type with a base, is not a complaint. */
const remarks = /service bindings found, but collected as one service|ignoring type inheritance by default for C/

async function wsdl2h(documents: Documents, folder: string): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  for (const [at, file] of written(documents, folder).entries()) {
    const { code, stderr } = await runProgram('wsdl2h', ['-c', '-o', `${file}.h`, file])
    const warnings = stderr.split('\n').filter((one) => /warning|error/i.test(one) && !remarks.test(one))
    said.set([...documents.keys()][at]!, code === 0 ? (warnings[0] ?? '') : `ended with ${code}`)
  }
  return said
}

/** Each schema of a document by itself, with its imports led to the others. */
async function xmllint(documents: Documents, folder: string): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  writeFileSync(join(folder, 'empty.xml'), '<empty/>')
  for (const [name, text] of documents) said.set(name, await schemaComplaint(schemasIn(text), folder))
  return said
}

async function schemaComplaint(schemas: readonly string[], folder: string): Promise<string> {
  for (const [at, schema] of schemas.entries()) writeFileSync(join(folder, `${at}.xsd`), schema)
  for (const at of schemas.keys()) {
    const { stderr } = await runProgram('xmllint', ['--nonet', '--noout', '--schema', `${at}.xsd`, 'empty.xml'], { cwd: folder })
    const errors = stderr
      .split('\n')
      .filter((one) => /error|warning/i.test(one) && !one.includes('No matching global declaration available for the validation root'))
    if (errors.length > 0) return errors[0]!.replace(/^.*?(?:parser error|parser warning|validity error) : /, '')
  }
  return ''
}

/** The schemas of a document that we wrote, as documents of their own: file `<at>.xsd`. */
function schemasIn(text: string): string[] {
  const schemas = [...text.matchAll(/<xs:schema [^]*?<\/xs:schema>/g)].map(([schema]) => schema)
  const namespaces = schemas.map((one) => /targetNamespace="([^"]*)"/.exec(one)![1]!)
  return schemas.map((schema, at) =>
    schema
      .replace('<xs:schema ', (head) => (/^<xs:schema [^>]*xmlns:tns=/.test(schema) ? head : `${head}xmlns:tns="${namespaces[at]!}" `))
      .replace(/<xs:import namespace="([^"]*)"\/>/g, (whole, namespace: string) =>
        namespaces.includes(namespace)
          ? `<xs:import namespace="${namespace}" schemaLocation="${namespaces.indexOf(namespace)}.xsd"/>`
          : whole,
      ),
  )
}

export const judges: readonly Judge[] = [
  { name: 'php', complaints: byLines(phpWithSoap(), ['-r', php, '--']) },
  { name: 'zeep', complaints: byLines(python('zeep'), ['-c', zeep]) },
  { name: 'npm soap', complaints: npmSoap },
  { name: 'wsdl2h', complaints: program('wsdl2h', '-V') === undefined ? undefined : wsdl2h },
  { name: 'xmllint', complaints: program('xmllint', '--version') === undefined ? undefined : xmllint },
]
