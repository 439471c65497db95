/** The error of a driver whose package is not installed: what installs it. */
import { said } from '../../diagnostics/said.ts'
import { DriverError } from '../../external/driver/trouble.ts'

export const missingDriver = (name: string, cause: unknown): DriverError =>
  new DriverError('missing', said(`npm install ${name}`, `npm install ${name}`), '', cause)
