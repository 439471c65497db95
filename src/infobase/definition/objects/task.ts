/** Tasks: what is to be done, by whom the addressing attributes say. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { numberDefaults, type NumberProperties } from '../parts/numbering.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

export interface TaskProperties extends IdentityProperties, Omit<NumberProperties, 'NumberPeriodicity'> {
  /** How numbers of tasks begin. */
  readonly TaskNumberAutoPrefix: 'DontUse' | 'BusinessProcessNumber'
  /** Characters, 0: there is no description. */
  readonly DescriptionLength: number
  /** Full name of the information register that addresses tasks, `''` for none. */
  readonly Addressing: string
  /** Full name of an addressing attribute, `''` for none. */
  readonly MainAddressingAttribute: string
}

/** A task (`Задача`): what somebody is to do, addressed by its attributes. */
export interface Task<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
  P extends GivenAttributes = GivenAttributes,
> extends TaskProperties {
  readonly kind: 'Task'
  /** The object's name. */
  readonly Name: Name
  /** Attributes of addressing by name. */
  readonly AddressingAttributes: Attributes<P>
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
}

interface TaskDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
  P extends GivenAttributes,
> extends Partial<TaskProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Attributes of addressing by name. */
  readonly AddressingAttributes?: P
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
}

const { NumberPeriodicity: _, ...taskNumbers } = numberDefaults

export const taskDefaults: TaskProperties = {
  ...identityDefaults,
  ...taskNumbers,
  TaskNumberAutoPrefix: 'BusinessProcessNumber',
  DescriptionLength: 25,
  Addressing: '',
  MainAddressingAttribute: '',
}

/** A task (`Задача`): what somebody is to do, addressed by its attributes. */
export const Task = <
  const Name extends string,
  const A extends GivenAttributes = {},
  const T extends GivenTabularSections = {},
  const P extends GivenAttributes = {},
>(
  definition: TaskDefinition<Name, A, T, P>,
): Task<Name, A, T, P> =>
  Object.freeze({
    kind: 'Task',
    Name: definition.Name,
    ...completed(taskDefaults, definition),
    AddressingAttributes: attributesOf(definition.AddressingAttributes),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
  })
