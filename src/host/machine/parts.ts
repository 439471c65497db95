/** All parts that a platform may need. */
import { createAccess } from '../../access/create.ts'
import type { Parts } from '../../platform/configuration.ts'
import { webServiceChannel } from '../../ws/channel.ts'

export const parts: Parts = { webServices: webServiceChannel, createAccess }
