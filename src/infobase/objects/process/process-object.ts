/** Business processes and tasks as handlers hold them: `await process.Start()`, `await task.ExecuteTask()`. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import type { DateTime } from '../../../xdto/values/date-time.ts'
import type { Reference } from '../../values/reference.ts'
import { localTime } from '../item/document-object.ts'
import { Item } from '../item/item.ts'
import { StoredObject } from '../item/stored-object.ts'
import { executeTask, mayBeExecuted, startProcess } from './progress.ts'

class DatedObject extends StoredObject {
  override async Write(): Promise<void> {
    if ((this.get('Date') as DateTime).isEmpty) this.set('Date', localTime(Item.baseOf(this).system.now()))
    await super.Write()
  }
}

export class BusinessProcessObject extends DatedObject {
  /**
   * `Старт`. Writes it as started, and makes the first tasks. `from`: a point to begin at, by its reference or name.
   *
   * @throws DataError, and what handlers of events throw
   */
  async Start(from?: Reference | string): Promise<void> {
    await startProcess(Item.baseOf(this), this, from)
  }

  // The same by their Russian names.
  /** `Start`. */
  declare readonly Старт: this['Start']
}

inRussian(BusinessProcessObject, memberNames.BusinessProcessObject)

export class TaskObject extends DatedObject {
  /** `ВыполнитьЗадачу`. Marks it as executed; its process goes on. @throws DataError, and what handlers of events throw */
  async ExecuteTask(): Promise<void> {
    await executeTask(Item.baseOf(this), this)
  }

  /** `ПроверитьВыполнение`. Whether the handler of CheckExecutionProcessing lets it be executed. */
  async CheckExecution(): Promise<boolean> {
    return mayBeExecuted(Item.baseOf(this), this)
  }

  // The same by their Russian names.
  /** `ExecuteTask`. */
  declare readonly ВыполнитьЗадачу: this['ExecuteTask']
  /** `CheckExecution`. */
  declare readonly ПроверитьВыполнение: this['CheckExecution']
}

inRussian(TaskObject, memberNames.TaskObject)
