import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './choices.module.css'

export type ChoicesProps<Id extends string> = {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly name: string; readonly detail: string }[]
  readonly onChange: (id: Id) => void
}

/** A choice of one, each with a line on what it is for. */
export function Choices<Id extends string>({ label, value, options, onChange }: ChoicesProps<Id>) {
  return (
    <RadioGroup
      className={styles.choices ?? ''}
      value={value}
      onChange={chosen => {
        const option = options.find(({ id }) => id === chosen)
        if (option) onChange(option.id)
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map(({ id, name, detail }) => (
          <Radio key={id} value={id} className={styles.option ?? ''}>
            <span className={styles.dot} />
            <span className={styles.name} dir="auto">
              {name}
            </span>
            <span className={styles.detail} dir="auto">
              {detail}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
