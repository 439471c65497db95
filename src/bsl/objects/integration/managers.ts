/** `СервисыИнтеграции`: managers of integration services and of their channels, faces of the product's own (chapter 17.7.4-5). */
import type { IntegrationServiceChannelManager } from '../../../integration/objects/channel-manager.ts'
import type { IntegrationServiceManager } from '../../../integration/objects/service-manager.ts'
import type { IntegrationServicesManager } from '../../../integration/objects/services.ts'
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { toBoolean } from '../../run/convert.ts'
import { errors, unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { dataOf } from '../data/data-of.ts'
import { metadataOf } from '../data/values/metadata-of.ts'
import type { RunData } from '../data/values/run-data.ts'
import { Named } from '../named.ts'
import { filterOf, whichOf } from './filter.ts'
import { MessageObject, messageType, timeOf } from './message.ts'
import { SettingsObject, settingsType } from './settings.ts'

/** The chapter names no values: they are those of a public dictionary of 1C's enumerations (docs/quirks.md). */
const channelState = new Enumeration('СостояниеКаналаСервисаИнтеграции|IntegrationServiceChannelState', [
  'Подключен|Connected',
  'Отключен|Disconnected',
])

class ServicesObject extends Named {
  readonly type = servicesType
  readonly services: IntegrationServicesManager

  constructor(data: RunData, services: IntegrationServicesManager) {
    super(data)
    this.services = services
  }

  names(): readonly string[] {
    return this.services.Services
  }

  make(name: string): BslObject {
    return new ServiceObject(this.data, name, this.services.Service(name))
  }
}

class ServiceObject extends Named {
  readonly type = serviceType
  readonly name: string
  readonly manager: IntegrationServiceManager

  constructor(data: RunData, name: string, manager: IntegrationServiceManager) {
    super(data)
    this.name = name
    this.manager = manager
  }

  names(): readonly string[] {
    return this.manager.Channels
  }

  make(name: string): BslObject {
    return new ChannelObject(this.data, this.manager.Channel(name))
  }
}

class ChannelObject extends BslObject {
  readonly type = channelType
  readonly data: RunData
  readonly manager: IntegrationServiceChannelManager

  constructor(data: RunData, manager: IntegrationServiceChannelManager) {
    super()
    this.data = data
    this.manager = manager
  }

  async select(filter: unknown, most?: number): Promise<ArrayObject> {
    const found = await this.data.within(() => this.manager.SelectMessages(filterOf(filter), most))
    return new ArrayObject(found.map((one) => new MessageObject(one)))
  }
}

const servicesType: ObjectType = new ObjectType('СервисыИнтеграцииМенеджер|IntegrationServicesManager', {
  presentation: 'Менеджер сервисов интеграции',
  methods: {
    'ВыполнитьОбработку|ExecuteProcessing': (self: ServicesObject) => self.services.ExecuteProcessing(),
    'ОстановитьОбработку|StopProcessing': (self: ServicesObject) => self.services.StopProcessing(),
  },
})

const serviceType: ObjectType = new ObjectType('СервисИнтеграцииМенеджер|IntegrationServiceManager', {
  presentation: 'Менеджер сервиса интеграции',
  methods: {
    'СоздатьСообщение|CreateMessage|$a?': (self: ServiceObject, run: Run, expires?: unknown) =>
      new MessageObject(self.manager.CreateMessage({ ExpirationDate: timeOf(expires, run) })),
    'ПолучитьНастройки|GetSettings': (self: ServiceObject) => new SettingsObject(self.manager.GetSettings()),
    'УстановитьНастройки|SetSettings|a': (self: ServiceObject, settings: unknown) => {
      if (!(settings instanceof SettingsObject)) throw errors.mismatch(1)
      return self.data.within(() => self.manager.SetSettings(settings.settings))
    },
    'ПолучитьАктивность|GetActive': (self: ServiceObject) => self.manager.GetActive(),
    'УстановитьАктивность|SetActive|a': (self: ServiceObject, active: unknown) =>
      self.data.within(() => self.manager.SetActive(toBoolean(active))),
    'Метаданные|Metadata': (self: ServiceObject) => metadataOf(self.data.run, `IntegrationService.${self.name}`),
  },
})

const channelType: ObjectType = new ObjectType('КаналСервисаИнтеграцииМенеджер|IntegrationServiceChannelManager', {
  presentation: 'Менеджер канала сервиса интеграции',
  methods: {
    'ОтправитьСообщение|SendMessage|a': (self: ChannelObject, message: unknown) => {
      if (!(message instanceof MessageObject)) throw errors.mismatch(1)
      return self.data.within(() => self.manager.SendMessage(message.message))
    },
    'ПолучитьСостояние|GetState': (self: ChannelObject) => channelState.of(self.manager.GetState()),
    'ВыбратьСообщения|SelectMessages|a?i?': (self: ChannelObject, filter: unknown, most?: number) => self.select(filter, most),
    'УдалитьСообщения|DeleteMessages|a?': async (self: ChannelObject, which: unknown) => {
      await self.data.within(() => self.manager.DeleteMessages(whichOf(which)))
    },
  },
})

const read = (run: Run): ServicesObject => {
  const data = dataOf(run, 'СервисыИнтеграции')
  const services = data.base.beside.IntegrationServices
  if (services === undefined)
    throw unsupported('СервисыИнтеграции', {
      russian: 'сервисов интеграции здесь нет: docs/ru/integration-services.md',
      english: 'there are no integration services here: docs/integration-services.md',
    })
  return new ServicesObject(data, services as IntegrationServicesManager)
}

export const integrationServices: Library = {
  types: [servicesType, serviceType, channelType, messageType, settingsType],
  enumerations: [channelState],
  values: { 'СервисыИнтеграции|IntegrationServices': read },
}
