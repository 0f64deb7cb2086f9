import { Component, type ReactNode } from 'react'
import { t } from '#renderer/words.ts'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

export type CatchErrorsProps = {
  /** What is said then, such as “The excerpts cannot be shown.” */
  readonly words: string
  readonly children: ReactNode
}

/** Says so in a sentence when what it holds cannot be shown, and shows it again when asked. */
export class CatchErrors extends Component<CatchErrorsProps, { readonly problem: string | null }> {
  override state = { problem: null }

  static getDerivedStateFromError(error: unknown) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { problem } = this.state
    if (problem === null) return this.props.children
    return (
      <div role="alert">
        <EmptyState title={this.props.words}>
          <p>
            {t('Your work is safe: nothing was changed.')} {problem}
          </p>
          <Button onPress={() => this.setState({ problem: null })}>{t('Show again')}</Button>
        </EmptyState>
      </div>
    )
  }
}
