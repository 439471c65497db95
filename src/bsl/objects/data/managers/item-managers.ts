/** Methods of managers of what is referred to: catalogs, documents, charts, processes, tasks, nodes. */
import type { ExchangePlanManager } from '../../../../infobase/objects/manager/exchange-plan-manager.ts'
import { type CatalogManager, type DocumentManager, ReferenceManager } from '../../../../infobase/objects/manager/managers.ts'
import type { BusinessProcessManager, TaskManager } from '../../../../infobase/objects/manager/process-managers.ts'
import { and, compare, equal, type Expression, field, value } from '../../../../infobase/query/expression.ts'
import { emptyUUID, type Reference } from '../../../../infobase/values/reference.ts'
import type { DateTime } from '../../../../xdto/values/date-time.ts'
import { errors } from '../../../run/error.ts'
import type { Implementation } from '../../../run/object-type.ts'
import { UuidObject } from '../../values/uuid.ts'
import { conditionsOf, orderOf, selectionOf } from '../objects/selection.ts'
import { adjusted } from '../values/assign.ts'
import { fieldsOf } from '../values/fields.ts'
import { RefValue } from '../values/reference.ts'
import { toData } from '../values/values.ts'
import type { ManagerValue } from './manager.ts'

const refOf = (self: ManagerValue, reference: Reference): RefValue => new RefValue(self.data, reference)

/** The first by code that a condition holds for. */
async function found(self: ManagerValue, where: Expression): Promise<RefValue> {
  const manager = self.manager<ReferenceManager>()
  return refOf(self, await self.data.within(() => ReferenceManager.find(manager, where)))
}

/** `Родитель` and `Владелец` where they are given. */
function within(self: ManagerValue, parent: unknown, owner: unknown): Expression[] {
  const one = (name: string, given: unknown): Expression[] =>
    given instanceof RefValue && self.table.column(name) !== undefined ? [equal(field(name), value(given.reference))] : []
  return [...one('Parent', parent), ...one('Owner', owner)]
}

function equalTo(self: ManagerValue, name: string, wanted: unknown): Expression {
  const column = fieldsOf(self.table).byName.get(name.toLowerCase())
  if (column === undefined) throw errors.noField(name)
  const given =
    typeof wanted === 'string' && column.codecs[0]?.type === 'String' ? wanted : adjusted(self.data, column, wanted, self.object.FullName)
  return equal(field(column.field.Name), value(given))
}

const create =
  (make: (manager: never) => unknown): Implementation =>
  (self: ManagerValue) =>
    self.data.object(self.data.within(() => make(self.manager<never>())) as never)

const common: Record<string, Implementation> = {
  'ПустаяСсылка|EmptyRef': (self: ManagerValue) => self.reference(emptyUUID),
  'ПолучитьСсылку|GetRef|a?': (self: ManagerValue, uuid?: unknown) =>
    self.reference(uuid instanceof UuidObject ? uuid.text() : self.data.base.newUUID()),
  'НайтиПоРеквизиту|FindByAttribute|saa?a?': (self: ManagerValue, name: string, wanted: unknown, parent?: unknown, owner?: unknown) =>
    found(self, and(equalTo(self, name, wanted), ...within(self, parent, owner))),
}

const coded: Record<string, Implementation> = {
  ...common,
  'СоздатьЭлемент|CreateItem': create((one: CatalogManager) => one.CreateItem()),
  'СоздатьГруппу|CreateFolder': create((one: CatalogManager) => one.CreateFolder()),
  'НайтиПоКоду|FindByCode|ab?a?a?': (self: ManagerValue, code: unknown, _full?: boolean, parent?: unknown, owner?: unknown) =>
    found(self, and(equalTo(self, 'Code', code), ...within(self, parent, owner))),
  'НайтиПоНаименованию|FindByDescription|sb?a?a?': (
    self: ManagerValue,
    description: string,
    exact = false,
    parent?: unknown,
    owner?: unknown,
  ) => {
    const isSame: Expression = exact
      ? equal(field('Description'), value(description))
      : { kind: 'call', function: 'StartsWith', args: [field('Description'), value(description)] }
    return found(self, and(isSame, ...within(self, parent, owner)))
  },
  'Выбрать|Select|a?a?a?s?': (self: ManagerValue, parent?: unknown, owner?: unknown, filter?: unknown, order = '') =>
    selectionOf(self, and(...within(self, parent, owner), ...conditionsOf(self, filter)), orderOf(self, order)),
  'ВыбратьИерархически|SelectHierarchically|a?a?a?s?': (
    self: ManagerValue,
    parent?: unknown,
    owner?: unknown,
    filter?: unknown,
    order = '',
  ) => selectionOf(self, and(...within(self, parent, owner), ...conditionsOf(self, filter)), orderOf(self, order)),
}

const dated = (from: unknown, to: unknown, self: ManagerValue): Expression[] => {
  const at = (operator: '>=' | '<=', given: unknown): Expression[] => {
    const one = given === undefined || given === null ? undefined : (toData(self.data, given) as DateTime)
    return one === undefined || one.isEmpty ? [] : [compare(field('Date'), operator, value(one))]
  }
  return [...at('>=', from), ...at('<=', to)]
}

const numbered: Record<string, Implementation> = {
  ...common,
  'НайтиПоНомеру|FindByNumber|aa?': async (self: ManagerValue, number: unknown, date?: unknown) => {
    const at = date === undefined || date === null ? undefined : (toData(self.data, date) as DateTime)
    const manager = self.manager<DocumentManager>()
    const plain = typeof number === 'string' ? number : toData(self.data, number)
    return refOf(self, await self.data.within(() => manager.FindByNumber(plain, at)))
  },
  'Выбрать|Select|a?a?a?s?': (self: ManagerValue, from?: unknown, to?: unknown, filter?: unknown, order = '') =>
    selectionOf(self, and(...dated(from, to, self), ...conditionsOf(self, filter)), orderOf(self, order === '' ? 'Дата' : order)),
}

const byKind: Readonly<Record<string, Record<string, Implementation>>> = {
  Document: { ...numbered, 'СоздатьДокумент|CreateDocument': create((one: DocumentManager) => one.CreateDocument()) },
  BusinessProcess: {
    ...numbered,
    'СоздатьБизнесПроцесс|CreateBusinessProcess': create((one: BusinessProcessManager) => one.CreateBusinessProcess()),
  },
  Task: { ...numbered, 'СоздатьЗадачу|CreateTask': create((one: TaskManager) => one.CreateTask()) },
  ChartOfAccounts: { ...coded, 'СоздатьСчет|CreateAccount': create((one: CatalogManager) => one.CreateItem()) },
  ChartOfCalculationTypes: { ...coded, 'СоздатьВидРасчета|CreateCalculationType': create((one: CatalogManager) => one.CreateItem()) },
  ExchangePlan: {
    ...coded,
    'СоздатьУзел|CreateNode': create((one: ExchangePlanManager) => one.CreateNode()),
    'ЭтотУзел|ThisNode': async (self: ManagerValue) =>
      refOf(self, await self.data.within(() => self.manager<ExchangePlanManager>().ThisNode())),
  },
}

export const itemMethods = (kind: string): Record<string, Implementation> => byKind[kind] ?? coded
