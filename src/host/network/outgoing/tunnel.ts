/** The tunnel through a proxy that CONNECT opens, and the login for proxies. */
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { addressOf, outgoingError } from '../../../exchange/outgoing/error.ts'
import type { OutgoingProxy, OutgoingURL } from '../../../exchange/outgoing/request.ts'
import { failureOf } from './failure.ts'

/** Basic; `undefined` without a user. */
export const proxyAuthorization = ({ user, password = '' }: OutgoingProxy): string | undefined =>
  user === undefined ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** Rejects with an OutgoingError: 407 is told apart. */
export function openTunnel(proxy: OutgoingProxy, url: Pick<OutgoingURL, 'host' | 'port'>): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const target = addressOf(url)
    const login = proxyAuthorization(proxy)
    const asked = request({ host: proxy.host, port: proxy.port, method: 'CONNECT', path: target, agent: false, setHost: false })
    asked.setHeader('Host', target)
    if (login !== undefined) asked.setHeader('Proxy-Authorization', login)
    asked.removeHeader('Connection')
    asked.once('error', (error) => reject(failureOf(error, { scheme: 'http', path: '', ...proxy })))
    const refused = (status = 0): void => {
      const named = addressOf(proxy)
      reject(status === 407 ? outgoingError('proxy-login', { proxy: named }) : outgoingError('proxy', { proxy: named, status }))
    }
    asked.once('response', (response) => {
      response.destroy()
      refused(response.statusCode)
    })
    asked.once('connect', (response, socket: Socket) => {
      if (response.statusCode === 200) return resolve(socket)
      socket.destroy()
      refused(response.statusCode)
    })
    asked.end()
  })
}
