/** The JSON Schema of a file that defines a bus, for editors: made of the same lists of keys by which it is read. */
import { busKeys, DEFAULT_SECRET } from './read-bus.ts'

type Schema = Readonly<Record<string, unknown>>

const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length > 0 && { required }),
  properties,
})
const named = (of: Schema): Schema => ({ type: 'object', additionalProperties: of })
const some: Schema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }
const access: Schema = { enum: ['READ_ONLY', 'WRITE_ONLY'], description: 'READ_ONLY: participants receive; WRITE_ONLY: they send' }

const channel: Readonly<Record<(typeof busKeys.channel)[number], Schema>> = {
  description: { type: 'string', description: 'Shown in the list of channels' },
  access: { ...access, description: 'Of every participant that read and write do not name' },
  read: { ...some, description: 'Codes of participants that receive' },
  write: { ...some, description: 'Codes of participants that send' },
  to: { ...some, description: 'Channels whose readers are given what is sent here: a name, or process.channel' },
}

const process: Readonly<Record<(typeof busKeys.process)[number], Schema>> = {
  description: { type: 'string', description: 'Shown in the list of channels' },
  channels: { ...named({ anyOf: [access, object(channel)] }), description: 'Channels by name' },
}

const participant: Readonly<Record<(typeof busKeys.participant)[number], Schema>> = {
  id: { type: 'string', description: 'Login of the client (client id); the code of the participant when absent' },
  secret: { type: 'string', default: DEFAULT_SECRET, description: 'Password of the client (client secret)' },
}

const application: Readonly<Record<(typeof busKeys.application)[number], Schema>> = {
  description: { type: 'string' },
  participants: {
    description: 'Systems by code; one with the name of the application when absent',
    anyOf: [{ type: 'array', items: { type: 'string' } }, named({ anyOf: [{ type: 'null' }, object(participant)] })],
  },
  processes: { ...named(object(process, ['channels'])), description: 'Processes by name: vendor::Project::Module::Process' },
}

const file: Readonly<Record<(typeof busKeys.file)[number], Schema>> = {
  $schema: { type: 'string' },
  applications: { ...named(object(application, ['processes'])), description: 'Applications by name, which is in their addresses' },
}

/** The document. */
export const busSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A bus of standin bus',
  ...object(file, ['applications']),
})
