/** `НастройкиСервисаИнтеграции` (chapter 17.7.5). */
import { IntegrationServiceSettings } from '../../../integration/objects/settings.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'

export class SettingsObject extends BslObject {
  readonly type = settingsType
  readonly settings: IntegrationServiceSettings

  constructor(settings: IntegrationServiceSettings = new IntegrationServiceSettings()) {
    super()
    this.settings = settings
  }
}

type Name =
  | 'ExternalIntegrationServiceAddress'
  | 'ExternalIntegrationServiceUserName'
  | 'ExternalIntegrationServiceUserPassword'
  | 'UserName'

const property = (name: Name) => ({
  get: (self: SettingsObject) => self.settings[name],
  set: (self: SettingsObject, value: unknown) => {
    self.settings[name] = value === null ? '' : text(value)
  },
})

export const settingsType: ObjectType = new ObjectType('НастройкиСервисаИнтеграции|IntegrationServiceSettings', {
  presentation: 'Настройки сервиса интеграции',
  create: { kinds: '', make: () => new SettingsObject() },
  properties: {
    'АдресВнешнегоСервисаИнтеграции|ExternalIntegrationServiceAddress': property('ExternalIntegrationServiceAddress'),
    'ИмяПользователяВнешнегоСервисаИнтеграции|ExternalIntegrationServiceUserName': property('ExternalIntegrationServiceUserName'),
    'ПарольПользователяВнешнегоСервисаИнтеграции|ExternalIntegrationServiceUserPassword': property(
      'ExternalIntegrationServiceUserPassword',
    ),
    'ИмяПользователя|UserName': property('UserName'),
  },
})
