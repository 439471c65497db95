/** `Обработки` and `Отчеты`: their managers and objects, with attributes, tabular sections and the procedures of their modules. */
import type { Library } from '../../dictionary/library.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { metadataObject } from '../metadata/object.ts'
import { objectMethods, ProcessorObject, typeOf, WithModule } from './object.ts'

/** `DataProcessor` or `Report`. */
type Kind = 'DataProcessor' | 'Report'

class Processors extends BslObject {
  readonly type: ObjectType
  readonly run: Run
  readonly kind: Kind
  readonly #made = new Map<string, ProcessorManager | undefined>()

  constructor(run: Run, kind: Kind) {
    super()
    this.run = run
    this.kind = kind
    this.type = managersTypes[kind]
  }

  override getField(folded: string): ProcessorManager | undefined {
    if (!this.#made.has(folded)) this.#made.set(folded, this.#make(folded))
    return this.#made.get(folded)
  }

  #make(folded: string): ProcessorManager | undefined {
    const { metadata } = this.run
    const name = metadata?.names(`${this.kind}s`).find((one) => one.toLowerCase() === folded)
    const node = name === undefined ? undefined : metadata?.object(`${this.kind}s`, this.kind, name)
    return node && new ProcessorManager(metadataObject(this.run, this.kind, node), this.run)
  }

  override getIndex(index: unknown): unknown {
    const found = this.getField(String(index).toLowerCase())
    if (found === undefined) throw errors.noField(String(index))
    return found
  }
}

class ProcessorManager extends WithModule {
  readonly form = 'Manager'

  get type(): ObjectType {
    return typeOf(this.metadata, 'Менеджер', 'Manager', managerMethods)
  }

  members(): ReadonlySet<string> {
    return new Set(this.type.members.keys())
  }
}

const managerMethods = {
  'Создать|Create': (self: ProcessorManager) => new ProcessorObject(self.metadata, self.run),
  'Метаданные|Metadata': (self: ProcessorManager) => self.metadata,
}

const managersTypes: Readonly<Record<Kind, ObjectType>> = {
  DataProcessor: new ObjectType('ОбработкиМенеджер|DataProcessorsManager'),
  Report: new ObjectType('ОтчетыМенеджер|ReportsManager'),
}

export const processors: Library = {
  types: [
    ...Object.values(managersTypes),
    new ObjectType('ОбработкаМенеджер|DataProcessorManager', { methods: managerMethods }),
    new ObjectType('ОбработкаОбъект|DataProcessorObject', { methods: objectMethods }),
    new ObjectType('ОтчетМенеджер|ReportManager', { methods: managerMethods }),
    new ObjectType('ОтчетОбъект|ReportObject', { methods: objectMethods }),
  ],
  values: {
    'Обработки|DataProcessors': (run) => new Processors(run, 'DataProcessor'),
    'Отчеты|Reports': (run) => new Processors(run, 'Report'),
  },
}
