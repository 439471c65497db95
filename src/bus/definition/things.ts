/** The parts of a bus in messages, in both languages. */
import { said } from '../../diagnostics/said.ts'

export const busThings = {
  file: said('the definition of a bus', 'описание шины'),
  bus: said('the bus', 'шина'),
  application: said('an application', 'приложение'),
  participant: said('a participant', 'участник'),
  process: said('a process', 'процесс'),
  channel: said('a channel', 'канал'),
  message: said('a message', 'сообщение'),
  failure: said('a failure', 'сбой'),
} as const
