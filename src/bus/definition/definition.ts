/** A bus as it is written in code or in a file: applications, their participants, and the channels of their processes. */

/** How a participant uses a channel: it receives from it (1C's «Получение»), or sends into it («Отправка»). */
export type ChannelAccess = 'READ_ONLY' | 'WRITE_ONLY'

/**
 * @example
 *   const definition: BusDefinition = {
 *     applications: {
 *       trade: {
 *         participants: { shop: { secret: 'shop-secret' }, office: {} },
 *         processes: { 'e1c::Trade::Main::Orders': { channels: { Orders: { write: 'shop', read: 'office' } } } },
 *       },
 *     },
 *   }
 */
export interface BusDefinition {
  /** By name: the name is in the address, `http://host:9090/applications/<name>`. */
  readonly applications: Readonly<Record<string, ApplicationDefinition>>
}

/** An application of the bus. */
export interface ApplicationDefinition {
  /** For people. */
  readonly description?: string
  /** By code (КодОтправителя, КодПолучателя); one with the name of the application when absent. */
  readonly participants?: Readonly<Record<string, ParticipantDefinition | null>> | readonly string[]
  /** By name: `vendor::Project::Module::Process`. */
  readonly processes: Readonly<Record<string, ProcessDefinition>>
}

/** A system that exchanges messages: the client under which it asks for a token. */
export interface ParticipantDefinition {
  /** Login of the client; the code of the participant when absent. */
  readonly id?: string
  /** Its password; `secret` when absent. */
  readonly secret?: string
}

/** An integration process. */
export interface ProcessDefinition {
  /** Shown in the list of channels. */
  readonly description?: string
  /** By name. */
  readonly channels: Readonly<Record<string, ChannelDefinition>>
}

/** One access for every participant, or who sends and who receives. */
export type ChannelDefinition =
  | ChannelAccess
  | {
      /** Shown in the list of channels. */
      readonly description?: string
      /** Of every participant that `read` and `write` do not name. */
      readonly access?: ChannelAccess
      /** Codes of the participants that receive. */
      readonly read?: string | readonly string[]
      /** Codes of the participants that send. */
      readonly write?: string | readonly string[]
      /** Channels whose readers are given what is sent here, too: a name of the process, or `process.channel`. */
      readonly to?: string | readonly string[]
    }
