/** What every driver says of a connection that is not there any more. */
import { said } from '../../diagnostics/said.ts'

export const closed = said('the connection was closed', 'соединение закрыто')
