/** `НастройкиСервисаИнтеграции`: where a service connects to, and for whom its messages are handled (chapter 17.7.5). */
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { noSettings, type KeptSettings } from '../queue/settings-store.ts'

/** The settings of an integration service; empty texts leave it to the definition. */
export class IntegrationServiceSettings implements KeptSettings {
  /** `АдресВнешнегоСервисаИнтеграции`. `http://host:9090/applications/trade`; empty: that of the definition. */
  ExternalIntegrationServiceAddress: string
  /** `ИмяПользователяВнешнегоСервисаИнтеграции`. The client id at the bus. */
  ExternalIntegrationServiceUserName: string
  /** `ПарольПользователяВнешнегоСервисаИнтеграции`. The client secret at the bus. */
  ExternalIntegrationServiceUserPassword: string
  /** `ИмяПользователя`. The infobase user for whom received messages are handled. */
  UserName: string

  /** Empty, or with what is given. */
  constructor(given: Partial<KeptSettings> = {}) {
    const all = { ...noSettings, ...given }
    this.ExternalIntegrationServiceAddress = all.ExternalIntegrationServiceAddress
    this.ExternalIntegrationServiceUserName = all.ExternalIntegrationServiceUserName
    this.ExternalIntegrationServiceUserPassword = all.ExternalIntegrationServiceUserPassword
    this.UserName = all.UserName
  }

  // The same by their Russian names.
  /** `ExternalIntegrationServiceAddress`. */
  declare АдресВнешнегоСервисаИнтеграции: this['ExternalIntegrationServiceAddress']
  /** `ExternalIntegrationServiceUserName`. */
  declare ИмяПользователяВнешнегоСервисаИнтеграции: this['ExternalIntegrationServiceUserName']
  /** `ExternalIntegrationServiceUserPassword`. */
  declare ПарольПользователяВнешнегоСервисаИнтеграции: this['ExternalIntegrationServiceUserPassword']
  /** `UserName`. */
  declare ИмяПользователя: this['UserName']
}

inRussian(IntegrationServiceSettings, memberNames.IntegrationServiceSettings)
