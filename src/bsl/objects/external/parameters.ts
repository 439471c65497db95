/** `ПараметрыСоединенияВнешнегоИсточникаДанных` (chapter 17.5.5). */
import { ExternalDataSourceConnectionParameters, type ConnectionParameters } from '../../../external/connection/parameters.ts'
import { toBoolean } from '../../run/convert.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'

export class ParametersObject extends BslObject {
  readonly type = parametersType
  readonly parameters: ExternalDataSourceConnectionParameters

  constructor(parameters: ConnectionParameters = {}) {
    super()
    this.parameters = new ExternalDataSourceConnectionParameters(parameters)
  }
}

/** What is not set is Неопределено. */
const property = (name: 'ConnectionString' | 'UserName' | 'Password' | 'DBMS') => ({
  get: (self: ParametersObject) => self.parameters[name] ?? null,
  set: (self: ParametersObject, value: unknown) => {
    self.parameters[name] = value === null ? undefined : text(value)
  },
})

export const parametersType: ObjectType = new ObjectType(
  'ПараметрыСоединенияВнешнегоИсточникаДанных|ExternalDataSourceConnectionParameters',
  {
    presentation: 'Параметры соединения внешнего источника данных',
    create: { kinds: '', make: () => new ParametersObject() },
    properties: {
      'СтрокаСоединения|ConnectionString': property('ConnectionString'),
      'ИмяПользователя|UserName': property('UserName'),
      'Пароль|Password': property('Password'),
      'СУБД|DBMS': property('DBMS'),
      'АутентификацияОС|OSAuthentication': {
        get: (self: ParametersObject) => self.parameters.OSAuthentication ?? null,
        set: (self: ParametersObject, value: unknown) => {
          self.parameters.OSAuthentication = value === null ? undefined : toBoolean(value)
        },
      },
    },
  },
)
