/** From defined services to those that can be served: texts parsed once, everything broken left out with its diagnostic. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { parseTemplate, type Template } from '../template/parse.ts'
import { reportService } from './diagnostics.ts'
import { placeOf, type DefinedService } from './place.ts'
import type { HTTPService, Methods, URLTemplate } from './service.ts'
import { nameIsSound, rootIsSound, settingsAreSound, soundMethods, type Tell } from './sound.ts'

/** A template that can be served. */
export interface ReadTemplate {
  /** Its name within the service. */
  readonly Name: string
  readonly template: Template
  readonly Methods: Methods
}

/** A service that can be served, with its sound templates in the order of definition. */
export interface ReadService {
  readonly service: HTTPService
  /** RootURL as segments. */
  readonly root: readonly string[]
  readonly templates: readonly ReadTemplate[]
}

export interface ReadServices {
  readonly services: readonly (ReadService & { readonly defined: DefinedService })[]
  readonly diagnostics: readonly Diagnostic[]
}

export function readHTTPServices(defined: readonly DefinedService[]): ReadServices {
  const diagnostics: Diagnostic[] = []
  const tell: Tell = (one) => {
    diagnostics.push(one)
  }
  const isServed = servedOnes(tell)
  const services = defined.flatMap((one) => {
    const templates = readTemplates(one, tell)
    return isServed(one) ? [{ defined: one, service: one.service, root: one.service.RootURL.split('/'), templates }] : []
  })
  return { services, diagnostics }
}

/**
 * The services that can be served; each one's templates are read when they are first asked for, and what is wrong is reported by
 * `readHTTPServices` only.
 */
export function readWhenAsked(services: readonly HTTPService[]): readonly ReadService[] {
  const isServed = servedOnes(() => undefined)
  return services.filter((service) => isServed({ service })).map((service) => new UnreadService(service))
}

class UnreadService implements ReadService {
  readonly service: HTTPService
  readonly root: readonly string[]
  #templates: readonly ReadTemplate[] | undefined

  constructor(service: HTTPService) {
    this.service = service
    this.root = service.RootURL.split('/')
  }

  get templates(): readonly ReadTemplate[] {
    return (this.#templates ??= readTemplates({ service: this.service }, () => undefined))
  }
}

/** Says of one service after the other whether it can be served. */
function servedOnes(tell: Tell): (defined: DefinedService) => boolean {
  const byName = new Map<string, DefinedService>()
  const byRoot = new Map<string, DefinedService>()
  return (one) => {
    const fits = [nameIsSound(one, tell), rootIsSound(one, tell), settingsAreSound(one, tell)].every(Boolean)
    if (!fits || isRepeated(one, byName, byRoot, tell)) return false
    byName.set(one.service.Name, one)
    byRoot.set(one.service.RootURL, one)
    return true
  }
}

/** The first of a name and of a root is served, whatever comes later. */
function isRepeated(
  defined: DefinedService,
  byName: Map<string, DefinedService>,
  byRoot: Map<string, DefinedService>,
  tell: Tell,
): boolean {
  const { Name, RootURL } = defined.service
  const ofName = byName.get(Name)
  const ofRoot = byRoot.get(RootURL)
  if (ofName !== undefined)
    tell(seeAlso(reportService('name-repeated', { name: Name, root: RootURL }, placeOf(defined, { kind: 'Name' })), ofName, 'Name'))
  if (ofRoot !== undefined) {
    const holes = { first: ofRoot.service.Name, second: Name, root: RootURL }
    tell(seeAlso(reportService('root-repeated', holes, placeOf(defined, { kind: 'RootURL' })), ofRoot, 'RootURL'))
  }
  return ofName !== undefined || ofRoot !== undefined
}

function seeAlso(diagnostic: Diagnostic, first: DefinedService, kind: 'Name' | 'RootURL'): Diagnostic {
  const location = placeOf(first, { kind })
  return location === undefined
    ? diagnostic
    : { ...diagnostic, related: [{ location, message: 'the first of them is here', messageRu: 'первый из них здесь' }] }
}

function readTemplates(defined: DefinedService, tell: Tell): ReadTemplate[] {
  const entries: readonly [string, URLTemplate | undefined][] = Object.entries(defined.service.URLTemplates)
  return entries.flatMap(([Name, given]) => {
    const place = (offset: number, length: number) => placeOf(defined, { kind: 'Template', name: Name, offset, length })
    if (given?.kind !== 'URLTemplate' || typeof given.Template !== 'string') {
      tell(reportService('template-invalid', { name: String(defined.service.Name), template: Name }, place(0, 1)))
      return []
    }
    const { template, diagnostics } = parseTemplate(given.Template, place)
    diagnostics.forEach(tell)
    if (template === undefined) return []
    return [{ Name, template, Methods: soundMethods(Name, given.Methods, () => place(0, Math.max(1, given.Template.length)), tell) }]
  })
}
