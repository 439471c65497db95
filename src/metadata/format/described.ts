/** The places of an object with a description file and a module. */
import type { Location } from '../../diagnostics/location.ts'
import type { Documentation } from './documentation.ts'

export interface Described extends Documentation {
  readonly Name: string
  /** Path of the description file. */
  readonly file: string
  /** Path of the 1C module with the handlers, whether or not it is there. */
  readonly module: string
  /** The place of the name. */
  readonly location: Location
  /** Whether its configuration is an extension. */
  readonly Extension?: true
}
