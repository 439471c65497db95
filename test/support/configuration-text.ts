/**
 * Writes description files of a configuration for tests: the frame of a Designer dump and of an EDT object around what the test is about.
 */

/** Properties as `Name: text`; an element may also be given as XML. */
type Properties = Readonly<Record<string, string>>

const elements = (properties: Properties): string =>
  Object.entries(properties)
    .map(([name, text]) => (text.startsWith('<') ? text : `<${name}>${text}</${name}>`))
    .join('\n')

/** One object of a Designer dump with its subordinate objects. */
export const designerObject = (kind: string, properties: Properties, children: readonly string[] = []): string =>
  `<${kind} `
  + `uuid="1">\n<Properties>\n${elements(properties)}\n</Properties>\n<ChildObjects>\n${children.join('\n')}\n</ChildObjects>\n</${kind}>`

export const designerFile = (object: string): string => `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core" \
xmlns:xr="http://v8.1c.ru/8.3/xcf/readable" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="2.20">
${object}
</MetaDataObject>`

export const edtFile = (kind: string, content: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<mdclass:${kind} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:core="http://g5.1c.ru/v8/dt/mcore" \
xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass" uuid="1">
${content}
</mdclass:${kind}>`

/** The properties of a sound HTTP service. */
export const soundService: Properties = { Name: 'Exchange', RootURL: 'exchange', ReuseSessions: 'AutoUse', SessionMaxAge: '20' }

export const designerTemplate = (
  name: string,
  template: string,
  methods: readonly (readonly [name: string, method: string, handler: string])[] = [],
): string =>
  designerObject(
    'URLTemplate',
    { Name: name, Template: template },
    methods.map(([method, HTTPMethod, Handler]) => designerObject('Method', { Name: method, HTTPMethod, Handler })),
  )

/** A Designer dump of one HTTP service: its properties, or changes to the sound ones, and its templates. */
export const designerHTTPService = (properties: Properties, templates: readonly string[] = []): string =>
  designerFile(designerObject('HTTPService', { ...soundService, ...properties }, templates))
