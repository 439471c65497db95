/** The TypeScript module that stands in for an HTTP service of a configuration: typed, compiling, each handler still to be written. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../diagnostics/print.ts'
import { parseTemplate } from '../../hs/template/parse.ts'
import { commentLines, procedureLines, unwritten, type ProcedureText } from '../format/documentation.ts'
import type { HTTPServiceMetadata } from '../objects/http-service.ts'
import { placeInTemplate } from '../objects/to-service.ts'
import type { MethodMetadata, URLTemplateMetadata } from '../objects/url-template.ts'

export interface ModuleText {
  /** Name of the file without a folder: the service's name, Cyrillic kept. */
  readonly fileName: string
  readonly text: string
  /** Templates that are none: they are left out of the text, which would not compile with them. */
  readonly diagnostics: readonly Diagnostic[]
}

/** `procedure` gives the text of a handler in 1C, which becomes a comment in the one that is to be written. */
export function moduleText(service: HTTPServiceMetadata, procedure: ProcedureText = () => undefined, lang: Language = 'en'): ModuleText {
  const checked = service.URLTemplates.map((template) => ({
    template,
    diagnostics: parseTemplate(template.Template, (offset, length) => placeInTemplate(template, offset, length)).diagnostics,
  }))
  const sound = checked.filter((one) => one.diagnostics.length === 0).map((one) => one.template)
  const answers = sound.some((template) => template.Methods.length > 0)
  const imports = ['HTTPService', ...(answers ? ['HTTPServiceResponse'] : []), ...(sound.length > 0 ? ['URLTemplate'] : [])].join(', ')
  const lines = [
    ...commentLines(service.Name, service, '', [
      lang === 'en'
        ? `The HTTP service ${service.Name}; its handlers in 1C are in HTTPСервис.${service.Name}.Модуль.`
        : `HTTP-сервис ${service.Name}; его обработчики в 1С — в модуле HTTPСервис.${service.Name}.Модуль.`,
    ]),
    `import { ${imports} } from 'onec-standin'`,
    '',
    'export default HTTPService({',
    `  Name: ${literal(service.Name)},`,
    `  RootURL: ${literal(service.RootURL)},`,
    `  ReuseSessions: ${literal(service.ReuseSessions)},`,
    `  SessionMaxAge: ${service.SessionMaxAge},`,
    ...(sound.length === 0
      ? ['  URLTemplates: {},']
      : ['  URLTemplates: {', ...sound.flatMap((one) => templateLines(one, procedure, lang)), '  },']),
    '})',
    '',
  ]
  return { fileName: `${service.Name}.ts`, text: lines.join('\n'), diagnostics: checked.flatMap((one) => one.diagnostics) }
}

function templateLines(template: URLTemplateMetadata, procedure: ProcedureText, lang: Language): readonly string[] {
  const head = `    ${key(template.Name)}: URLTemplate(${literal(template.Template)}, {`
  const names = template.Methods.filter((one) => one.Name !== one.HTTPMethod)
  // Rights of 1C's roles are on the Method objects, which go by names of their own.
  const named = names.map((one) => `${one.HTTPMethod}: ${literal(one.Name)}`).join(', ')
  const end = names.length === 0 ? '    }),' : `    }, { MethodNames: { ${named} } }),`
  return [
    ...commentLines(template.Name, template, '    '),
    ...(template.Methods.length === 0
      ? [`${head}}),`]
      : [head, ...template.Methods.flatMap((one) => methodLines(one, procedure, lang)), end]),
  ]
}

/** The request is used, so that the strictest compiler takes a handler that is not written yet. */
const methodLines = (method: MethodMetadata, procedure: ProcedureText, lang: Language): readonly string[] => [
  ...commentLines(method.Name, method, '      '),
  `      async ${method.HTTPMethod}(request): Promise<HTTPServiceResponse> {`,
  ...procedureLines(procedure(method.module, method.Handler), '        '),
  `        throw new Error(\`${unwritten[lang]}: ${inTemplate(method.Handler || method.Name)} (\${request.RelativeURL})\`)`,
  '      },',
]

/** The text within a template literal. */
const inTemplate = (text: string): string =>
  literal(text)
    .slice(1, -1)
    .replaceAll("\\'", "'")
    .replace(/`|\$\{/g, '\\$&')

/** A string literal with single quotes; JSON's escapes are TypeScript's too. */
const literal = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

/** In an object literal `__proto__:` would set the prototype, a computed key does not. */
const key = (name: string): string =>
  name === '__proto__' ? "['__proto__']" : /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : literal(name)
