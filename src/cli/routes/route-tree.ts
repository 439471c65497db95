/** Prints services as a tree: services, their templates, their methods, and which of these have no handler. */
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { httpServices } from '../../hs/face.ts'
import type { ReadTemplate } from '../../hs/service/read.ts'
import type { DeclaredMethod, Handler } from '../../hs/service/service.ts'
import { answersOf, isAnsweredOtherwise, type OfStubFiles } from '../serving/answered-otherwise.ts'
import { exampleOf } from '../serving/example-url.ts'
import type { ServedService } from '../serving/served-services.ts'

const words = {
  stub: said('stub', 'заглушка'),
  unwritten: said('not written', 'не написан'),
  none: said('no methods: 405', 'методов нет: 405'),
} as const

/** `files`: stubs and modes, which answer methods that have no handler. */
export const routeTree = (services: readonly ServedService[], base: string, files: OfStubFiles, lang: Language): string =>
  services.map((one) => serviceTree(one, base, files, lang)).join('\n\n')

function serviceTree({ service, templates, from }: ServedService, base: string, files: OfStubFiles, lang: Language): string {
  const methodsOf = ({ Methods, Name: part }: ReadTemplate): string => {
    const called = { channel: httpServices.name, service: service.Name, part }
    const declared = entries(Methods).map(([method, handler]) => {
      if (typeof handler === 'function') return method
      return isAnsweredOtherwise(files, { ...called, method })
        ? `${method} (${words.stub[lang]})`
        : `${method} (${words.unwritten[lang]}: ${handler.handlerName})`
    })
    const answers = declared.length > 0 ? declared : answersOf(files, called, lang)
    return answers.join(', ') || words.none[lang]
  }

  const width = Math.max(0, ...templates.map((one) => one.template.text.length))
  const lines = templates.map(
    (one, at) => `${at === templates.length - 1 ? '└─' : '├─'} ${one.template.text.padEnd(width)}  ${methodsOf(one)}  (${one.Name})`,
  )
  return [`${service.Name}  ${base}/hs/${service.RootURL}  ${from.join(' + ')}`, ...lines].join('\n')
}

const entries = (methods: ReadTemplate['Methods']): (readonly [string, Handler | DeclaredMethod])[] =>
  Object.entries(methods).filter((one): one is [string, Handler | DeclaredMethod] => one[1] !== undefined)

export const routesToJSON = (services: readonly ServedService[], base: string): object[] =>
  services.map((one) => ({
    kind: 'HTTPService',
    Name: one.service.Name,
    RootURL: one.service.RootURL,
    from: one.from,
    example: `${base}${exampleOf(one).url}`,
    URLTemplates: one.templates.map((template) => ({
      Name: template.Name,
      Template: template.template.text,
      Methods: entries(template.Methods).map(([method, handler]) =>
        typeof handler === 'function'
          ? { method, written: true }
          : { method, written: false, handler: handler.handlerName, module: handler.module },
      ),
    })),
  }))
