/** `ПараметрыСеанса`: those that the configuration declares, with the values of the session that the call belongs to. */
import type { Library } from '../../dictionary/library.ts'
import { unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { settingParameters } from './session-module.ts'

class SessionParameters extends BslObject {
  readonly type = parametersType
  readonly #run: Run
  readonly #names: ReadonlyMap<string, string>

  constructor(run: Run) {
    super()
    this.#run = run
    this.#names = new Map((run.metadata?.names('SessionParameters') ?? []).map((one) => [one.toLowerCase(), one]))
  }

  override getField(folded: string): unknown {
    const name = this.#names.get(folded)
    if (name === undefined) return undefined
    const value = this.#run.session.get(folded)
    if (value !== undefined) return value
    const setting = settingParameters(this.#run, name)
    return setting instanceof Promise ? setting.then(() => this.#known(name)) : this.#known(name)
  }

  #known(name: string): unknown {
    const value = this.#run.session.get(name.toLowerCase())
    if (value === undefined) throw unsupported(`ПараметрыСеанса.${name}`, remedy)
    return value
  }

  override setField(folded: string, value: unknown): boolean {
    const name = this.#names.get(folded)
    if (name !== undefined) this.#run.session.set(name, value)
    return name !== undefined
  }

  fieldNames(): Iterable<string> {
    return this.#names.values()
  }
}

const remedy = {
  russian: 'параметр не установлен: ни модулем сеанса, ни SessionParametersSetting файла --settings',
  english: 'the parameter is not set, neither by the session module nor by SessionParametersSetting of the --settings file',
}

const parametersType: ObjectType = new ObjectType('ПараметрыСеанса|SessionParameters', { presentation: 'Параметры сеанса' })

export const sessionParameters: Library = {
  types: [parametersType],
  values: { 'ПараметрыСеанса|SessionParameters': (run) => new SessionParameters(run) },
}
