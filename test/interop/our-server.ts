/** Services of WSDL documents on a port of this machine, for clients of other makers and our own. */
import { createPlatform } from '../../src/host/machine/platform.ts'
import { serve } from '../../src/host/server/serve.ts'
import { loadWSDLServices, type LoadedWSDLServices } from '../../src/host/wsdl/wsdl-services.ts'
import type { Observe } from '../../src/observe/observation.ts'
import type { WebServiceFromWSDL } from '../../src/ws/foreign/from-wsdl.ts'

export interface ServedWSDL {
  readonly url: string
  readonly loaded: LoadedWSDLServices
  close(): Promise<void>
}

export async function serveWSDL(of: WebServiceFromWSDL | string, observe?: Observe): Promise<ServedWSDL> {
  const loaded = await loadWSDLServices(of)
  const served = await serve(createPlatform({ services: [...loaded.services], base: '/shop', ...(observe && { observe }) }), { port: 0 })
  return { url: served.url, loaded, close: () => served.close(0) }
}
