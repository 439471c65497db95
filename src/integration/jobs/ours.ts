/** Whose the jobs of a service are where several processes have the infobase: at most one of them connects, sends and handles. */
import { SaidError } from '../../diagnostics/said-error.ts'
import { said } from '../../diagnostics/said.ts'
import type { JobParts } from './parts.ts'

const workOf = (service: string): string => `integration ${service}`

/** They are this process's, from now until `giveUp` or the loss of its connection to the database. */
export const areOurs = ({ exclusive }: Pick<JobParts, 'exclusive'>, service: string): boolean => exclusive?.take(workOf(service)) ?? true

export function giveUp({ exclusive }: Pick<JobParts, 'exclusive'>, service: string): void {
  try {
    exclusive?.give(workOf(service))
  } catch {
    // Without a connection to the database they are nobody's.
  }
}

export const heldElsewhere = (service: string): SaidError =>
  new SaidError(
    said(
      `another process over this database has the connections of ${service}; this one takes them when that one ends`,
      `соединения сервиса ${service} держит другой процесс с этой базой данных; этот возьмёт их, когда тот завершится`,
    ),
  )
