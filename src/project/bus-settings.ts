/** Settings of `standin bus`: the part `bus` of a project file. */
import type { Setting } from './setting.ts'

export const busSettings = {
  paths: {
    flags: '--bus <path>',
    kind: 'files',
    meaning: 'serve a bus, too, at BUS_URL (see `standin bus`); without a PATH alone; may be repeated',
    isPath: true,
  },
  port: { flags: '--port <number>', kind: 'port', meaning: 'port of HTTP; 0 = any free one', otherwise: 9090 },
  amqpPort: { flags: '--amqp-port <number>', kind: 'port', meaning: 'port of AMQP; 0 = any free one', otherwise: 6698 },
  host: { flags: '--host <address>', kind: 'text', meaning: 'address to listen on', otherwise: '127.0.0.1' },
  journal: {
    flags: '--journal <file>',
    kind: 'file',
    meaning: 'keep messages in this file; without it they are in memory and end with the process',
    isPath: true,
  },
  tokenLifetime: { flags: '--token-lifetime <seconds>', kind: 'lifetime', meaning: 'how long a token is valid', otherwise: 3600 },
  detachTimeout: {
    flags: '--detach-timeout <seconds>',
    kind: 'lifetime',
    meaning: 'how long a client may take to answer when the bus closes its link; then its messages go to the next one',
    otherwise: 10,
  },
  maxKept: {
    flags: '--max-kept <bytes>',
    kind: 'bytes',
    meaning: 'messages that are kept at once, for example 500MB (default: 1GiB)',
  },
  unknownRecipient: {
    flags: '--unknown-recipient <what>',
    kind: 'unknownRecipient',
    meaning: 'what becomes of a message for a participant that the channel does not lead to',
  },
  repeated: {
    flags: '--repeated <what>',
    kind: 'repeated',
    meaning: 'a message that is sent again after its accept was lost is kept once, or again',
  },
  watch: { flags: '--watch', kind: 'flag', meaning: 'take edits of what is served; messages and connections stay' },
  admin: {
    flags: '--admin <number>',
    kind: 'port',
    meaning: 'port of the admin surface (messages, verification, failures); 0 = any free one',
  },
  adminHost: {
    flags: '--admin-host <address>',
    kind: 'text',
    meaning: 'address that the admin surface listens on (default: 127.0.0.1); another one asks for a token',
    needs: 'bus.admin',
  },
  tlsCert: { flags: '--tls-cert <file>', kind: 'file', meaning: 'certificate (PEM): serve https and amqps', isPath: true },
  tlsKey: {
    flags: '--tls-key <file>',
    kind: 'file',
    meaning: 'private key of the certificate (PEM)',
    needs: 'bus.tlsCert',
    isPath: true,
  },
} as const satisfies Readonly<Record<string, Setting>>
