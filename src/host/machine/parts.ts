/** All that a platform may need, loaded at once. */
import { createAccess } from '../../access/access.ts'
import { httpServiceChannel } from '../../hs/channel.ts'
import { standardODataChannel } from '../../odata/channel.ts'
import type { Parts } from '../../platform/configuration.ts'
import { webServiceChannel } from '../../ws/channel.ts'

/** The channels as in `channels.ts`. */
export const parts: Parts = { channels: [httpServiceChannel, webServiceChannel, standardODataChannel], createAccess }
