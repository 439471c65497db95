/** `ВнешнийИсточникДанныхМенеджер`: connects, sets parameters, has transactions, tables and functions of one source (chapter 17.5.5). */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { ConnectionParameters } from '../connection/parameters.ts'
import type { ExternalDataSourceState } from '../connection/state.ts'
import { isolationOfMode } from '../definition/isolation.ts'
import type { DataLockControlMode } from '../definition/locking.ts'
import type { ExternalDataSource } from '../definition/source.ts'
import type { SourceRuntime } from './source-runtime.ts'
import type { ExternalDataSourceTableManager } from './table-manager.ts'

export class ExternalDataSourceManager {
  readonly #runtime: SourceRuntime
  /** `Таблицы`. Managers of its tables by name. */
  readonly Tables: Readonly<Record<string, ExternalDataSourceTableManager>>

  /** Made by `ExternalDataSources`. */
  constructor(runtime: SourceRuntime, tables: Readonly<Record<string, ExternalDataSourceTableManager>>) {
    this.#runtime = runtime
    this.Tables = tables
  }

  /** `ПолучитьСостояние`. Whether this session is connected. */
  GetState(): ExternalDataSourceState {
    return this.#runtime.session().isConnected ? 'Connected' : 'Disconnected'
  }

  /** `Подключиться`. The first use does it as well. @throws ExternalDataSourceError */
  async Connect(): Promise<void> {
    await this.#runtime.session().connect()
  }

  /** `Отключиться`. An open transaction is rolled back; the next use connects again. */
  async Disconnect(): Promise<void> {
    await this.#runtime.session().disconnect()
  }

  /** `УстановитьОбщиеПараметрыСоединения`. For all users, of this data area. */
  SetCommonConnectionParameters(parameters: ConnectionParameters): void {
    const { source, area } = this.#administered()
    this.#runtime.ports.layers.setCommon({ source, area }, parameters)
  }

  /** `ПолучитьОбщиеПараметрыСоединения`. */
  GetCommonConnectionParameters(): ConnectionParameters {
    return this.#runtime.ports.layers.common(this.#administered())
  }

  /** `УстановитьПараметрыСоединенияПользователя`. Those of a user count before common ones, each by itself. */
  SetUserConnectionParameters(user: string, parameters: ConnectionParameters): void {
    const { source, area } = this.#administered()
    this.#runtime.ports.layers.setUser({ source, area, user }, parameters)
  }

  /** `ПолучитьПараметрыСоединенияПользователя`. */
  GetUserConnectionParameters(user: string): ConnectionParameters {
    return this.#runtime.ports.layers.ofUser({
      ...this.#administered(),
      user,
      given: this.#runtime.ports.parametersOf(user, this.#runtime.model.name),
    })
  }

  /**
   * `УстановитьПараметрыСоединенияСеанса`. Those of this session count before all others, each by itself.
   *
   * @throws DataError for a login without the right SessionStandardAuthenticationChange
   */
  SetSessionConnectionParameters(parameters: ConnectionParameters): void {
    const { UserName, Password } = parameters
    const rights = this.#runtime.rights()
    rights.require('Use')
    if (UserName !== undefined || Password !== undefined) rights.require('SessionStandardAuthenticationChange')
    this.#runtime.ports.layers.setSession(this.#runtime.who(), parameters)
  }

  /** `ПолучитьПараметрыСоединенияСеанса`. */
  GetSessionConnectionParameters(): ConnectionParameters {
    return this.#runtime.ports.layers.ofSession(this.#runtime.who())
  }

  /** Common parameters and those of users are for administrators of the source (chapter 17.5.6). */
  #administered(): ReturnType<SourceRuntime['who']> {
    this.#runtime.rights().require('Administration')
    return this.#runtime.who()
  }

  /**
   * `НачатьТранзакцию`. `Automatic`: serializable; `Managed`: read committed; when absent, by the source's DataLockControlMode. A database
   * without that level gives the next stricter one.
   */
  async BeginTransaction(mode?: DataLockControlMode): Promise<void> {
    await this.#runtime.session().begin(isolationOfMode(mode ?? this.#runtime.model.definition.DataLockControlMode))
  }

  /** `ЗафиксироватьТранзакцию`. @throws ExternalDataSourceError where none is active, or something in it went wrong: it is rolled back */
  async CommitTransaction(): Promise<void> {
    await this.#runtime.session().commit()
  }

  /** `ОтменитьТранзакцию`. @throws ExternalDataSourceError where none is active */
  async RollbackTransaction(): Promise<void> {
    await this.#runtime.session().rollback()
  }

  /** `ТранзакцияАктивна`. */
  TransactionActive(): boolean {
    return this.#runtime.session().isActive
  }

  /** `Метаданные`. The definition. */
  Metadata(): ExternalDataSource {
    return this.#runtime.model.definition
  }

  // The same by their Russian names.
  /** `Tables`. */
  declare readonly Таблицы: this['Tables']
  /** `GetState`. */
  declare readonly ПолучитьСостояние: this['GetState']
  /** `Connect`. */
  declare readonly Подключиться: this['Connect']
  /** `Disconnect`. */
  declare readonly Отключиться: this['Disconnect']
  /** `SetCommonConnectionParameters`. */
  declare readonly УстановитьОбщиеПараметрыСоединения: this['SetCommonConnectionParameters']
  /** `GetCommonConnectionParameters`. */
  declare readonly ПолучитьОбщиеПараметрыСоединения: this['GetCommonConnectionParameters']
  /** `SetUserConnectionParameters`. */
  declare readonly УстановитьПараметрыСоединенияПользователя: this['SetUserConnectionParameters']
  /** `GetUserConnectionParameters`. */
  declare readonly ПолучитьПараметрыСоединенияПользователя: this['GetUserConnectionParameters']
  /** `SetSessionConnectionParameters`. */
  declare readonly УстановитьПараметрыСоединенияСеанса: this['SetSessionConnectionParameters']
  /** `GetSessionConnectionParameters`. */
  declare readonly ПолучитьПараметрыСоединенияСеанса: this['GetSessionConnectionParameters']
  /** `BeginTransaction`. */
  declare readonly НачатьТранзакцию: this['BeginTransaction']
  /** `CommitTransaction`. */
  declare readonly ЗафиксироватьТранзакцию: this['CommitTransaction']
  /** `RollbackTransaction`. */
  declare readonly ОтменитьТранзакцию: this['RollbackTransaction']
  /** `TransactionActive`. */
  declare readonly ТранзакцияАктивна: this['TransactionActive']
  /** `Metadata`. */
  declare readonly Метаданные: this['Metadata']
}

inRussian(ExternalDataSourceManager, memberNames.ExternalDataSourceManager)
