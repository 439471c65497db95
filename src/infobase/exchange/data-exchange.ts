/** What an object says of exchange while it is written: whether it is loaded, whom it came from, which nodes are to have it. */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { Reference } from '../values/reference.ts'

/** The nodes that a change is registered for. */
export class Recipients implements Iterable<Reference> {
  /** `АвтоЗаполнение`. Whether the nodes of the plans that record the object by themselves are added when it is written. */
  AutoFill = true
  readonly #nodes = new Map<string, Reference>()

  /** `Добавить`. */
  Add(node: Reference): void {
    if (!node.IsEmpty()) this.#nodes.set(keyOf(node), node)
  }
  /** `Удалить`. */
  Delete(node: Reference): void {
    this.#nodes.delete(keyOf(node))
  }
  /** `Содержит`. */
  Contains(node: Reference): boolean {
    return this.#nodes.has(keyOf(node))
  }
  /** `Очистить`. */
  Clear(): void {
    this.#nodes.clear()
  }
  /** `Количество`. */
  Count(): number {
    return this.#nodes.size
  }
  [Symbol.iterator](): Iterator<Reference> {
    return this.#nodes.values()
  }

  // The same by their Russian names.
  /** `AutoFill`. */
  declare АвтоЗаполнение: this['AutoFill']
  /** `Add`. */
  declare readonly Добавить: this['Add']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `Contains`. */
  declare readonly Содержит: this['Contains']
  /** `Clear`. */
  declare readonly Очистить: this['Clear']
  /** `Count`. */
  declare readonly Количество: this['Count']
}

inRussian(Recipients, memberNames.Recipients)

const keyOf = ({ type, UUID }: Reference): string => `${type} ${UUID}`

export class DataExchange {
  /** `Загрузка`. Data of another infobase is being written: handlers leave it alone. */
  Load = false
  /** `Отправитель`. The node that the data came from: the change is not registered for it. */
  Sender: Reference | undefined = undefined
  #recipients: Recipients | undefined

  /** `Получатели`. */
  get Recipients(): Recipients {
    return (this.#recipients ??= new Recipients())
  }

  /** Without making a list that nobody asked for. */
  static hasRecipients(exchange: DataExchange): boolean {
    return exchange.#recipients !== undefined && exchange.#recipients.Count() > 0
  }

  // The same by their Russian names.
  /** `Load`. */
  declare Загрузка: this['Load']
  /** `Sender`. */
  declare Отправитель: this['Sender']
  /** `Recipients`. */
  declare readonly Получатели: this['Recipients']
}

inRussian(DataExchange, memberNames.DataExchange)
