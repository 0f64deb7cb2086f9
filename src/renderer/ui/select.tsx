import { Button as AriaButton } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import styles from './field.module.css'
import { Icon } from './icon.tsx'
import list from './menu.module.css'

export type SelectProps<Id extends string> = {
  readonly label: string
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly name: string }[]
  readonly onChange: (id: Id) => void
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
}

/** A labelled choice of one of a few. */
export function Select<Id extends string>({ label, value, options, onChange, ...rest }: SelectProps<Id>) {
  const { isLabelHidden, isDisabled = false } = rest
  return (
    <AriaSelect
      className={styles.field ?? ''}
      value={value}
      onChange={key => key !== null && onChange(key as Id)}
      isDisabled={isDisabled}
      {...(isLabelHidden && { 'aria-label': label })}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <AriaButton className={`${styles.input} ${styles.trigger}`}>
        <SelectValue className={styles.value ?? ''}>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="down" size={12} />
      </AriaButton>
      <Popover className={list.popover ?? ''} offset={4}>
        <ListBox className={list.menu ?? ''} items={options}>
          {option => (
            <ListBoxItem className={list.item ?? ''} id={option.id} textValue={option.name}>
              <span className={list.label}>{option.name}</span>
              <span className={list.check}>
                <Icon name="check" size={12} />
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
