/** The public entry `onec-standin/testing`: re-exports only. */
import '../host/machine/pattern-engine.ts'
export { startStandin } from './start.ts'
export { startBus } from './bus.ts'
export { TestBus } from './test-bus.ts'
export type { BusClient, ReceivedOptions } from './test-bus.ts'
export { createClock } from './clock.ts'
export type { Clock, TestClock } from './clock.ts'
export type { BusOptions, StandinOptions } from './options.ts'
export { TestStandin } from './test-standin.ts'
export type { Added } from './added.ts'
export { hs } from '../hs/pattern.ts'
export { outgoing } from '../standin/hosts/pattern.ts'
export type { HostPattern, OutgoingPattern } from '../standin/hosts/pattern.ts'
export { odata } from '../odata/pattern.ts'
export { ws } from '../ws/pattern.ts'
export type { HSPattern, NewService, ServicePattern } from '../hs/pattern.ts'
export type { ODataOptions, ODataPattern, SetPattern } from '../odata/pattern.ts'
export type { ODataCall } from '../odata/stubbed.ts'
export type { WSPattern } from '../ws/pattern.ts'
export type { CallPattern } from '../standin/calls/pattern.ts'
export { PatternError } from '../standin/calls/known-pattern.ts'
export { VerificationError } from '../standin/journal/verify.ts'
export type { Times } from '../standin/journal/verify.ts'
export type { Received, ReceivedReply } from '../standin/journal/received.ts'
export type { JournalOptions } from '../standin/journal/journal.ts'
export type {
  ODataReplyDefinition,
  ODataStubHandler,
  OperationReplyDefinition,
  ScenarioDefinition,
  StubReplyDefinition,
  StubRules,
} from '../standin/stub/definition.ts'
export type { CriteriaDefinition, TextCriterion } from '../standin/reading/criteria.ts'
export type { FailureDefinition, FailureScope } from '../standin/failure/definition.ts'
export type { FailureName } from '../standin/failure/names.ts'
export type {
  ApplicationDefinition,
  BusDefinition,
  ChannelAccess,
  ChannelDefinition,
  ParticipantDefinition,
  ProcessDefinition,
} from '../bus/definition/definition.ts'
export type { BusPlan, PlannedApplication, PlannedChannel, Participant } from '../bus/definition/plan.ts'
export type { BusFailureName } from '../bus/failure/names.ts'
export type { BusFailureScope } from '../bus/failure/read-failure.ts'
export type { ArrivalOutcome, ExchangedDelivery, ExchangedMessage } from '../bus/journal/exchanged.ts'
export type { BusJournalOptions, BusRequest, RefusedPeer } from '../bus/journal/journal.ts'
export type { MessageCriteria } from '../bus/journal/verify.ts'
export type { MessageContent } from '../bus/message/content.ts'
export type { SentMessage } from '../bus/message/sent.ts'
