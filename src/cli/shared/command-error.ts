/** How a command ends itself. */
import { asSaid, said, type Fragment } from '../../diagnostics/said.ts'
import type { Exit } from './exit-codes.ts'

/** Ends a command with its sentence on stderr and its exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exit: Exit
  /** The message in Russian, where it is known in Russian. */
  readonly messageRu: string
  constructor(exit: Exit, message: Fragment) {
    const { en, ru } = asSaid(message)
    super(en)
    this.messageRu = ru
    this.exit = exit
  }
}

/** Of commands that are about data. */
export const noDataObjects = said(
  'there are no data objects in what was given; standin check says what was found',
  'в том, что дано, нет объектов данных; что найдено, покажет standin check',
)
