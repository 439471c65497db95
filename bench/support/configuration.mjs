// A Designer dump for the benches: as many HTTP services (12 kB each) as Web services (50 kB each), described as 1C writes them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes `objects` description files below `folder`; answers their bytes. */
export function writeConfiguration(folder, objects) {
  let bytes = 0
  const write = (path, text) => {
    writeFileSync(join(folder, path), text)
    bytes += Buffer.byteLength(text)
  }
  for (const kind of ['HTTPServices', 'WebServices']) mkdirSync(join(folder, kind), { recursive: true })
  write('Configuration.xml', file('Configuration', 'Bench', []))
  for (let at = 0; at < objects / 2; at++) {
    write(`HTTPServices/Обмен${at}.xml`, httpService(at))
    write(`WebServices/Exchange${at}.xml`, webService(at))
  }
  return bytes
}

const times = (count, make) => Array.from({ length: count }, (_, at) => make(at))

const httpService = (at) =>
  file(
    'HTTPService',
    `Обмен${at}`,
    [`<RootURL>exchange/v${at}</RootURL>`, '<ReuseSessions>DontUse</ReuseSessions>', '<SessionMaxAge>20</SessionMaxAge>'],
    times(8, (template) =>
      object(
        'URLTemplate',
        `Шаблон${template}`,
        [`<Template>/orders/${template}/{Номер}/*</Template>`],
        [
          object('Method', 'Получить', ['<HTTPMethod>GET</HTTPMethod>', `<Handler>Шаблон${template}Получить</Handler>`]),
          object('Method', 'Записать', ['<HTTPMethod>POST</HTTPMethod>', `<Handler>Шаблон${template}Записать</Handler>`]),
        ],
      ),
    ),
  )

const webService = (at) =>
  file(
    'WebService',
    `Exchange${at}`,
    [
      `<Namespace>http://www.example.org/exchange/${at}</Namespace>`,
      '<XDTOPackages/>',
      `<DescriptorFileName>exchange${at}.1cws</DescriptorFileName>`,
      '<ReuseSessions>DontUse</ReuseSessions>',
      '<SessionMaxAge>20</SessionMaxAge>',
    ],
    times(18, (operation) =>
      object(
        'Operation',
        `LoadDocuments${operation}`,
        [
          '<XDTOReturningValueType xmlns:d6p1="http://www.w3.org/2001/XMLSchema">d6p1:string</XDTOReturningValueType>',
          '<Nillable>false</Nillable>',
          '<Transactioned>false</Transactioned>',
          `<ProcedureName>ЗагрузитьДокументы${operation}</ProcedureName>`,
          '<DataLockControlMode>Managed</DataLockControlMode>',
        ],
        times(4, (parameter) =>
          object('Parameter', `Parameter${parameter}`, [
            '<XDTOValueType xmlns:d8p1="http://www.w3.org/2001/XMLSchema">d8p1:string</XDTOValueType>',
            '<Nillable>false</Nillable>',
            '<TransferDirection>In</TransferDirection>',
          ]),
        ),
      ),
    ),
  )

const file = (kind, name, properties, children = []) =>
  `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<MetaDataObject ${namespaces} version="2.17">\n`
  + `${object(kind, name, properties, children, '\t')}\n</MetaDataObject>`

/** As 1C writes one: four levels of indentation, a synonym in one language, an empty comment. */
function object(kind, name, properties, children = [], indent = '\t\t\t') {
  const below = `${indent}\t\t`
  const synonym = ['<v8:item>', '\t<v8:lang>ru</v8:lang>', `\t<v8:content>${name} (данные для обмена)</v8:content>`, '</v8:item>']
  return [
    `${indent}<${kind} uuid="00000000-0000-4000-8000-00000000${String(name.length).padStart(4, '0')}">`,
    `${indent}\t<Properties>`,
    `${below}<Name>${name}</Name>`,
    `${below}<Synonym>`,
    ...synonym.map((line) => `${below}\t${line}`),
    `${below}</Synonym>`,
    `${below}<Comment/>`,
    ...properties.map((one) => below + one),
    `${indent}\t</Properties>`,
    ...(children.length > 0 ? [`${indent}\t<ChildObjects>`, ...children, `${indent}\t</ChildObjects>`] : []),
    `${indent}</${kind}>`,
  ].join('\n')
}

const namespaces = Object.entries({
  '': 'MDClasses',
  ':app': 'app',
  ':cfg': 'cfg',
  ':cmi': 'cmi',
  ':ent': 'ent',
  ':lf': 'lf',
  ':style': 'style',
  ':sys': 'sys',
  ':xpr': 'xpr',
})
  .map(([prefix, name]) => `xmlns${prefix}="http://v8.1c.ru/8.3/${name}"`)
  .join(' ')
  .concat(' xmlns:v8="http://v8.1c.ru/8.1/data/core" xmlns:xr="http://v8.1c.ru/8.3/xcf/readable"')
  .concat(' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"')
