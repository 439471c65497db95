/** `РегистрСведенийМенеджерЗаписи.Курсы`: one record that is read, changed and written by its key. */
import type { RecordManager } from '../../../../infobase/objects/register/record-manager.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { StructureObject } from '../../collections/structure.ts'
import type { RunData } from '../values/run-data.ts'
import { RowValue } from './row.ts'

class RecordManagerValue extends RowValue {
  override readonly type = managerType
  readonly manager: RecordManager
  readonly additional = new StructureObject()

  constructor(data: RunData, manager: RecordManager) {
    super(data, manager)
    this.manager = manager
  }
}

const managerType: ObjectType = new ObjectType('РегистрСведенийМенеджерЗаписи|InformationRegisterRecordManager', {
  methods: {
    'Прочитать|Read': (self: RecordManagerValue) => self.data.within(() => self.manager.Read()),
    'Записать|Write|b?': (self: RecordManagerValue, replace = true) => self.data.within(() => self.manager.Write(replace)),
    'Удалить|Delete': (self: RecordManagerValue) => self.data.within(() => self.manager.Delete()),
    'Выбран|Selected': (self: RecordManagerValue) => self.manager.Selected(),
    'Модифицированность|Modified': (self: RecordManagerValue) => self.manager.Modified(),
    'Заблокировать|Lock': () => undefined,
  },
  properties: { 'ДополнительныеСвойства|AdditionalProperties': { get: (self: RecordManagerValue) => self.additional } },
})

export const recordManagerValue = (data: RunData, manager: RecordManager): RecordManagerValue => new RecordManagerValue(data, manager)
export const recordManagerTypes = [managerType]
