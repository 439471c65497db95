/** The text that `bus` prints when it is ready: addresses, clients, channels, and what 1C is given. */
import { accessOf, type BusPlan } from '../../bus/definition/plan.ts'
import type { Language } from '../../diagnostics/print.ts'
import type { Served } from '../../host/server/serve.ts'
import type { OpenBus } from '../../load/bus/open-bus.ts'

/** The admin surface that is served, and the token that was made for it. */
export interface AdminOfBus {
  readonly served: Served
  readonly token: string | undefined
}

const words = {
  en: {
    serves: (url: string, port: number) => `standin serves a bus at ${url}, its broker (AMQP 1.0) on port ${port}`,
    address: 'address for 1C:',
    client: (participant: string, id: string, secret: string) => `${participant}: client id ${id}, client secret ${secret}`,
    READ_ONLY: 'receives',
    WRITE_ONLY: 'sends',
    admin: 'admin surface at',
    token: 'its token (Authorization: Bearer …):',
    stops: 'Ctrl+C stops',
  },
  ru: {
    serves: (url: string, port: number) => `standin обслуживает шину: ${url}, брокер (AMQP 1.0) на порту ${port}`,
    address: 'адрес для 1С:',
    client: (participant: string, id: string, secret: string) => `${participant}: имя ${id}, пароль ${secret}`,
    READ_ONLY: 'получает',
    WRITE_ONLY: 'отправляет',
    admin: 'управляющий интерфейс:',
    token: 'его токен (Authorization: Bearer …):',
    stops: 'Ctrl+C — остановить',
  },
} as const

export const addressOf = (url: string, application: string): string => `${url}/applications/${encodeURI(application)}`

export function busBanner({ bus, url, amqpPort }: OpenBus, admin: AdminOfBus | undefined, language: Language): string {
  const say = words[language]
  const applications = bus.plan.applications.flatMap(({ Name, Participants, Channels }) => [
    `  ${Name}  ${say.address} ${addressOf(url, Name)}`,
    ...Participants.flatMap((one) => [
      `    ${say.client(one.Name, one.ClientID, one.ClientSecret)}`,
      ...Channels.flatMap((channel) => {
        const access = accessOf(channel, one.Name)
        return access === undefined ? [] : [`      ${say[access]}  ${channel.Process}.${channel.Name}`]
      }),
    ]),
  ])
  return [say.serves(url, amqpPort), ...applications, ...adminLines(admin, language), say.stops].join('\n')
}

const adminLines = (admin: AdminOfBus | undefined, language: Language): readonly string[] =>
  admin === undefined
    ? []
    : [`${words[language].admin} ${admin.served.url}`, ...(admin.token === undefined ? [] : [`  ${words[language].token} ${admin.token}`])]

/** Applications with their addresses and clients. */
export const clientsOf = ({ applications }: BusPlan, url: string) =>
  applications.map(({ Name, Participants }) => ({
    name: Name,
    url: addressOf(url, Name),
    clients: Participants.map((one) => ({ participant: one.Name, id: one.ClientID, secret: one.ClientSecret })),
  }))

/** One line of JSON. performance.now() counts from the start of the process. */
export const busReady = ({ bus, url, port, amqpPort }: OpenBus, admin: AdminOfBus | undefined): string =>
  JSON.stringify({
    event: 'ready',
    url,
    port,
    amqpPort,
    applications: clientsOf(bus.plan, url),
    ...(admin !== undefined && { admin: admin.served.url }),
    ...(admin?.token !== undefined && { adminToken: admin.token }),
    readyMs: Math.round(performance.now() * 10) / 10,
  })
