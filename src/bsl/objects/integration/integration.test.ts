/** Integration services in modules: managers, messages and their streams by 1C's names, and procedures that handle messages. */
import { expect, test } from 'vitest'
import { bslWithData } from '../../../../test/support/bsl-data.ts'
import { busMessage } from '../../../../test/support/integration/fake-bus.ts'
import { openSide } from '../../../../test/support/integration/side.ts'
import { evaluate, machinePorts } from '../../../host/machine/bsl.ts'
import { system } from '../../../host/machine/system.ts'
import { Channel } from '../../../integration/definition/channel.ts'
import type { ReceiveMessageProcessing } from '../../../integration/definition/handler.ts'
import { IntegrationService } from '../../../integration/definition/service.ts'
import { newSession } from '../../../session/live.ts'
import { Program } from '../../modules/program.ts'
import { processingHandler } from '../../processing-handler.ts'
import { platformDictionary } from '../library.ts'

const create = `Сообщение = СервисыИнтеграции.Bus.СоздатьСообщение();
Тело = Сообщение.ПолучитьТелоКакПоток();
Буфер = ПолучитьБуферДвоичныхДанныхИзСтроки("заказ 1");
Тело.Записать(Буфер, 0, Буфер.Размер);
Тело.Закрыть();
`

const run = async (text: string) => {
  const side = await openSide()
  const { run: ran } = await bslWithData({}, () => Promise.resolve(side.infobase))
  return { ...side, ...(await ran(text)) }
}

test.each<[what: string, text: string, lines: readonly string[]]>([
  [
    'a message is made, filled, sent and selected',
    `${create}Сообщение.КодПолучателя = "Shop1,Магазин"; Сообщение.Параметры.Вставить("Размер", 1500);
    Сообщить(Сообщение.РазмерТела); СервисыИнтеграции.Bus.Statuses.ОтправитьСообщение(Сообщение);
    Для Каждого Одно Из СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения() Цикл
      Сообщить(Одно.КодПолучателя + " " + Одно.Параметры.Получить("Размер") + " " + Строка(Одно.Идентификатор = Сообщение.Идентификатор));
      Чтение = Новый ЧтениеТекста(Одно.ПолучитьТелоКакПоток()); Сообщить(Чтение.Прочитать());
    КонецЦикла`,
    ['12', 'Shop1,Магазин 1500 Да', 'заказ 1'],
  ],
  [
    'by the English names and by index',
    `Message = IntegrationServices["Bus"].CreateMessage(); Message.SenderCode = "Office";
    IntegrationServices["bus"]["statuses"].SendMessage(Message);
    For Each One In IntegrationServices.Bus.Statuses.SelectMessages() Do Message(One.SenderCode); EndDo;
    Message(IntegrationServices.Bus.GetActive())`,
    ['Office', 'Да'],
  ],
  [
    'messages are deleted by a filter',
    `Для Счетчик = 1 По 3 Цикл
      Сообщение = СервисыИнтеграции.Bus.СоздатьСообщение(); Сообщение.Параметры.Вставить("Номер", Строка(Счетчик));
      СервисыИнтеграции.Bus.Statuses.ОтправитьСообщение(Сообщение);
    КонецЦикла;
    ОтборПараметров = Новый Соответствие; ОтборПараметров.Вставить("Номер", "2");
    Отбор = Новый Структура; Отбор.Вставить("Параметры", ОтборПараметров);
    Сообщить(СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения(Отбор, 10).Количество());
    СервисыИнтеграции.Bus.Statuses.УдалитьСообщения(Отбор);
    Сообщить(СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения(Неопределено, 1).Количество());
    Ид = Новый Массив; Ид.Добавить(СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения()[0].Идентификатор);
    СервисыИнтеграции.Bus.Statuses.УдалитьСообщения(Ид);
    Сообщить(СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения().Количество());
    СервисыИнтеграции.Bus.Statuses.УдалитьСообщения();
    Сообщить(СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения().Количество())`,
    ['1', '1', '1', '0'],
  ],
  [
    'a transaction that is taken back sends nothing',
    `НачатьТранзакцию(); ${create}СервисыИнтеграции.Bus.Statuses.ОтправитьСообщение(Сообщение); ОтменитьТранзакцию();
    Сообщить(СервисыИнтеграции.Bus.Statuses.ВыбратьСообщения().Количество())`,
    ['0'],
  ],
  [
    'settings are changed as a whole',
    `Настройки = СервисыИнтеграции.Bus.ПолучитьНастройки(); Настройки.АдресВнешнегоСервисаИнтеграции = "http://bus/applications/a";
    СервисыИнтеграции.Bus.УстановитьНастройки(Настройки);
    Новые = Новый НастройкиСервисаИнтеграции; Новые.ИмяПользователя = "Робот";
    Сообщить(Новые.АдресВнешнегоСервисаИнтеграции + "|" + Новые.ИмяПользователя);
    Сообщить(СервисыИнтеграции.Bus.ПолучитьНастройки().АдресВнешнегоСервисаИнтеграции);
    СервисыИнтеграции.Bus.УстановитьАктивность(Ложь); Сообщить(СервисыИнтеграции.Bus.ПолучитьАктивность())`,
    ['|Робот', 'http://bus/applications/a', 'Нет'],
  ],
  [
    'the state of a channel is a value of its enumeration',
    `Сообщить(СервисыИнтеграции.Bus.Orders.ПолучитьСостояние() = СостояниеКаналаСервисаИнтеграции.Отключен);
    СервисыИнтеграции.ВыполнитьОбработку(); СервисыИнтеграции.ОстановитьОбработку()`,
    ['Да'],
  ],
  [
    'a date of expiry is in the time of the session, and the empty one is none',
    `Сообщить(СервисыИнтеграции.Bus.СоздатьСообщение(Дата(2026, 1, 2, 3, 4, 5)).ДатаУстаревания);
    Сообщить(СервисыИнтеграции.Bus.СоздатьСообщение().ДатаУстаревания = Дата(1, 1, 1));
    Сообщение = СервисыИнтеграции.Bus.СоздатьСообщение(); Сообщить(Сообщение.ИдентификаторСообщенияЗапроса);
    Сообщение.ИдентификаторСообщенияЗапроса = Новый УникальныйИдентификатор("6aef4c4e-0000-11ee-8000-000000000001");
    Сообщить(Сообщение.ИдентификаторСообщенияЗапроса)`,
    ['02.01.2026 3:04:05', 'Да', '00000000-0000-0000-0000-000000000000', '6aef4c4e-0000-11ee-8000-000000000001'],
  ],
  [
    'the position in a body is never set',
    `${create}Сообщение = СервисыИнтеграции.Bus.СоздатьСообщение(); Поток = Сообщение.ПолучитьТелоКакПоток();
    Сообщить(Поток.ДоступноИзменениеПозиции); Сообщить(Поток.ДоступнаЗапись); Сообщить(Поток.ДоступноЧтение);
    Попытка Поток.Перейти(0, ПозицияВПотоке.Начало); Исключение Сообщить(КраткоеПредставлениеОшибки(ИнформацияОбОшибке())); КонецПопытки`,
    ['Нет', 'Да', 'Нет', 'Изменять позицию в потоке тела сообщения нельзя: читайте или записывайте его от начала до конца'],
  ],
])('%s', async (_, text, lines) => {
  const ran = await run(text)
  expect([ran.error, ran.lines]).toEqual([undefined, lines])
})

test.each([
  [
    'a message that was sent is not changed',
    `${create}СервисыИнтеграции.Bus.Statuses.ОтправитьСообщение(Сообщение); Сообщение.КодОтправителя = "x"`,
    'Свойство КодОтправителя нельзя изменить',
  ],
  ['a channel that is not there', 'СервисыИнтеграции.Bus.Нет.ПолучитьСостояние()', 'Поле объекта не обнаружено (Нет)'],
  ['a channel that receives', `${create}СервисыИнтеграции.Bus.Orders.ОтправитьСообщение(Сообщение)`, 'Канал "Orders" принимает сообщения'],
  ['what is no message', 'СервисыИнтеграции.Bus.Statuses.ОтправитьСообщение(1)', 'Несоответствие типов'],
])('%s is an exception', async (_, text, error) => {
  expect((await run(text)).error).toContain(error)
})

test('a procedure handles messages, refuses by Отказ, and shares the transaction of the message', async () => {
  const source = {
    id: 'СервисИнтеграции.Bus.Модуль',
    file: 'bsl:Bus',
    text: () => `
Процедура ЗаказыОбработкаПолученияСообщения(Сообщение, Отказ)
  Тело = Новый БуферДвоичныхДанных(Сообщение.РазмерТела);
  Прочитано = Сообщение.ПолучитьТелоКакПоток().Прочитать(Тело, 0, Сообщение.РазмерТела);
  Заказ = Справочники.Заказы.СоздатьЭлемент();
  Заказ.Наименование = ПолучитьСтрокуИзБуфераДвоичныхДанных(Тело) + " " + Прочитано + " " + ТранзакцияАктивна();
  Заказ.Записать();
  Если Сообщение.КодОтправителя = "Плохой" Тогда
    Отказ = Истина;
  ИначеЕсли Сообщение.КодОтправителя = "Сломанный" Тогда
    ВызватьИсключение "сломалось";
  КонецЕсли;
  Ответ = СервисыИнтеграции.Bus.СоздатьСообщение();
  Ответ.ИдентификаторСообщенияЗапроса = Сообщение.Идентификатор;
  СервисыИнтеграции.Bus.Statuses.ОтправитьСообщение(Ответ);
КонецПроцедуры`,
  }
  const program = new Program({ dictionary: platformDictionary(), commonModules: new Map(), evaluate })
  const handler = processingHandler(program, source, 'ЗаказыОбработкаПолученияСообщения', () => ({ ...machinePorts(), zone: 0 }))
  const session = newSession({ user: '', separators: [] }, system)
  const inSession: ReceiveMessageProcessing = (message, parameters, call) => {
    const whole = Object.defineProperty({ ...call, session }, 'infobase', { value: call.infobase, enumerable: true })
    return handler(message, parameters, whole)
  }
  const side = await openSide({
    services: [
      IntegrationService({
        Name: 'Bus',
        ExternalIntegrationServiceAddress: 'http://bus/applications/a',
        Channels: {
          Orders: Channel({
            MessageDirection: 'Receive',
            ExternalIntegrationServiceChannelName: 'shop.Orders',
            ReceiveMessageProcessing: inSession,
          }),
          Statuses: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'shop.Statuses' }),
        },
      }),
    ],
  })
  const order = busMessage('заказ')
  side.bus.put('shop.Orders', order, busMessage('отказ', { sender: 'Плохой' }))
  side.runtime.services.ExecuteProcessing()
  await side.run()
  const written = (await side.infobase.Catalogs['Заказы']!.Select()).map((row) => String(row['Description']))
  expect(written).toEqual(['заказ 10 Да'])
  expect(side.bus.queue('shop.Statuses')).toMatchObject([{ correlation: order.id }])
  expect(side.events).toContainEqual(expect.objectContaining({ kind: 'refused', channel: 'Orders' }))
})
