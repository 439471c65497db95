/** The door to jiti, which is loaded only where a module needs it: it and its Babel take longer than the rest of a start. */
export type { Jiti } from 'jiti'

export const loadJiti = (): Promise<typeof import('jiti')> => import('jiti')
