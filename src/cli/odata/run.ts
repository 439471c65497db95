/** `standin odata compose`: what the standard OData interface publishes, printed and set in a data file. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { Language } from '../../diagnostics/print.ts'
import { joined, said } from '../../diagnostics/said.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { OnChange } from '../../infobase/store/kept-model.ts'
import { dataOfSources } from '../../load/infobase/data-of-sources.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { publishable, withDependent } from '../../odata/composition.ts'
import { closeData, openKept } from '../serving/data.ts'
import { CommandError, noDataObjects } from '../shared/command-error.ts'
import { placeIn } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import type { ProjectArguments } from '../shared/project.ts'
import { out, say } from '../shared/terminal.ts'

export interface ComposeArguments extends ProjectArguments {
  readonly data?: string
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
  readonly withDependent?: true
  readonly reset?: true
  readonly dataOnChange?: OnChange
  readonly lang: Language
}

export async function composeCommand(paths: readonly string[], options: ComposeArguments): Promise<Exit> {
  const { data, add = [], remove = [], withDependent: dependent, reset, dataOnChange, lang } = options
  const sources = await createSourceLoader(paths, placeIn(options)).load()
  refusePathProblems(sources.diagnostics, lang)
  const loaded = await dataOfSources(sources)
  if (loaded === undefined || loaded.model.objects.length === 0) throw new CommandError('nothing', noDataObjects)
  for (const one of [...add, ...remove]) known(loaded.model, one)
  if (data === undefined) {
    print(composed(loaded.model, undefined, options))
    return 'ok'
  }
  const opened = await openKept(sources, data, dataOnChange)
  try {
    const { infobase } = opened
    const before = infobase.GetStandardODataInterfaceContent()
    const isChange = reset === true || dependent === true || add.length + remove.length > 0
    const content = reset ? undefined : isChange ? composed(infobase.model, before, options) : before
    if (isChange) await infobase.SetStandardODataInterfaceContent(content)
    print(content ?? publishable(infobase.model))
    if (content === undefined) say(everything[lang])
  } finally {
    closeData(opened, data)
  }
  return 'ok'
}

const everything = {
  en: 'it was never set: everything is published, or what the settings of the interface name',
  ru: 'состав не задан: публикуется всё или то, что назвали настройки интерфейса',
}

/** What is added begins from nothing where nothing was set, as in 1C; what is removed from everything. */
function composed(model: InfobaseModel, before: readonly string[] | undefined, options: ComposeArguments): readonly string[] {
  const { add = [], remove = [], withDependent: dependent } = options
  const start = before ?? (add.length > 0 ? [] : publishable(model))
  const all = [...start, ...add.map((one) => known(model, one))]
  const removed = new Set(remove.map((one) => known(model, one)))
  return (dependent ? withDependent(model, all) : inOrder(model, all)).filter((one) => !removed.has(one))
}

const inOrder = (model: InfobaseModel, names: readonly string[]): readonly string[] => {
  const wanted = new Set(names)
  return model.objects.map(({ FullName }) => FullName).filter((one) => wanted.has(one))
}

function known(model: InfobaseModel, name: string): string {
  const all = publishable(model)
  if (all.includes(name)) return name
  const wrong = said(`${name} is no object that the standard OData interface publishes`, `стандартный интерфейс OData не публикует ${name}`)
  throw new CommandError('usage', joined([wrong, didYouMean(name, all)]))
}

function print(names: readonly string[]): void {
  for (const one of names) out(one)
}
