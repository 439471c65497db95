/** How a project runs the command: as it has it installed, or fetched for the run. */
import type { Found } from './found.ts'

/** The command as this project runs it. */
export const standinOf = ({ install }: Pick<Found, 'install'>): string => (install === undefined ? 'npx --yes onec-standin' : 'npx standin')
