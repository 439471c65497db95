/** The route of a business process as its map has it, in a Designer dump and in an EDT project. */
import { expect, test } from 'vitest'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { recognise } from '../format/recognise.ts'
import { routeIn } from './flowchart.ts'
import { readData } from './read-data.ts'

const line = (from: string, port: number, to: string): string =>
  `<ConnectionLine id="9"><Properties><Name>Линия</Name><Connect>`
  + `<From><Item>${from}</Item><PortIndex>${port}</PortIndex></From><To><Item>${to}</Item></To></Connect></Properties></ConnectionLine>`

const map = `<?xml version="1.0" encoding="UTF-8"?>
<GraphicalSchema xmlns="http://v8.1c.ru/8.3/xcf/scheme" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="2.20">
<Items>
<Start id="1" uuid="00000001-0000-4000-8000-000000000001"><Properties><Name>Старт</Name></Properties>
<Events><Event name="BeforeStart"/></Events></Start>
${line('Старт', 4, 'Согласовать')}
<Activity id="2" uuid="00000001-0000-4000-8000-000000000002"><Properties><Name>Согласовать</Name>
<TaskDescription>Согласуйте</TaskDescription><Explanation>x</Explanation><Group>true</Group><AddressingAttributes>
<AddressingAttribute ref="Task.Задача.AddressingAttribute.Исполнитель"><Value xsi:nil="true"/></AddressingAttribute>
<AddressingAttribute ref="Task.Задача.AddressingAttribute.Роль"><Value>Catalog.Роли.Юрист</Value></AddressingAttribute>
</AddressingAttributes></Properties>
<Events><Event name="OnExecute">СогласоватьПриВыполнении</Event><Event name="BeforeExecute"/></Events></Activity>
${line('Согласовать', 4, 'Решение')}
<Condition id="3" uuid="00000001-0000-4000-8000-000000000003"><Properties><Name>Решение</Name>
<TruePortIndex>4</TruePortIndex><FalsePortIndex>1</FalsePortIndex></Properties></Condition>
${line('Решение', 1, 'Согласовать')}${line('Решение', 3, 'Вид')}
<Switch id="4" uuid="00000001-0000-4000-8000-000000000004"><Properties><Name>Вид</Name>
<Case><name>Простой</name></Case><Case><name>Сложный</name></Case></Properties></Switch>
${line('Вид', 6, 'Конец')}${line('Вид', 8, 'Поручение')}
<SubBusinessProcess id="5" uuid="00000001-0000-4000-8000-000000000005"><Properties><Name>Поручение</Name>
<Subprocess>BusinessProcess.Поручение</Subprocess></Properties></SubBusinessProcess>
<Decoration id="6"><Properties><Name>Подпись</Name></Properties></Decoration>
<Completion id="7" uuid="00000001-0000-4000-8000-000000000007"><Properties><Name>Конец</Name></Properties></Completion>
${line('Поручение', 4, 'Конец')}
${line('Согласовать', 3, 'Подпись')}
<ConnectionLine id="8"><Properties><Name>Ничья</Name></Properties></ConnectionLine>
</Items></GraphicalSchema>`

const read = (text: string) => {
  const found: unknown[] = []
  const points = routeIn(memoryFiles({ 'Flowchart.xml': text }), 'Flowchart.xml', (one) => found.push(one))
  return { points, found }
}

test('points with their tasks, performers, handlers and the lines between them', () => {
  const { points, found } = read(map)
  expect(found).toEqual([])
  expect(points.map(({ Name, Kind, Next }) => [Name, Kind, Next.map(({ To, Case }) => `${Case}>${To}`).join(' ')])).toEqual([
    ['Старт', 'Start', '>Согласовать'],
    ['Согласовать', 'Activity', '>Решение'],
    ['Решение', 'Condition', 'False>Согласовать True>Вид'],
    ['Вид', 'Switch', 'Простой>Конец Сложный>Поручение'],
    ['Поручение', 'SubBusinessProcess', '>Конец'],
    ['Конец', 'Completion', ''],
  ])
  expect(points[1]).toMatchObject({
    uuid: '00000001-0000-4000-8000-000000000002',
    TaskDescription: 'Согласуйте',
    Group: true,
    Events: { OnExecute: 'СогласоватьПриВыполнении' },
    AddressingAttributes: { Роль: 'Catalog.Роли.Юрист' },
  })
  expect(Object.keys(points[1]!.AddressingAttributes)).toEqual(['Роль'])
  expect(points[4]!.SubBusinessProcess).toBe('BusinessProcess.Поручение')
})

test('a process without a map has no points; a map that is no XML is reported', () => {
  expect(routeIn(memoryFiles({}), 'Flowchart.xml', () => undefined)).toEqual([])
  const { points, found } = read('<GraphicalSchema>')
  expect([points, found.length]).toEqual([[], 1])
})

const uuid = '00000001-0000-4000-8000-00000000000a'

test.for<[string, Readonly<Record<string, string>>]>([
  [
    'a Designer dump',
    {
      'BusinessProcesses/Договор.xml':
        `<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><BusinessProcess uuid="${uuid}">`
        + '<Properties><Name>Договор</Name><Task>Task.Задача</Task></Properties></BusinessProcess></MetaDataObject>',
      'BusinessProcesses/Договор/Ext/Flowchart.xml': map,
    },
  ],
  [
    'an EDT project',
    {
      'BusinessProcesses/Договор/Договор.mdo':
        `<mdclass:BusinessProcess xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass" uuid="${uuid}">`
        + '<name>Договор</name><task>Task.Задача</task></mdclass:BusinessProcess>',
      'BusinessProcesses/Договор/Flowchart.scheme': map,
    },
  ],
])('%s has the route of its business process', ([, files]) => {
  const all = memoryFiles(files)
  const [at] = recognise(all, '') ?? []
  const { definitions } = readData(all, at!, () => undefined)
  expect(definitions[0]!.definition).toMatchObject({ kind: 'BusinessProcess', Task: 'Task.Задача' })
  expect('RoutePoints' in definitions[0]!.definition && definitions[0]!.definition.RoutePoints).toHaveLength(6)
})
