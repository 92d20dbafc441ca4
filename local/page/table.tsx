import type { ComponentChildren } from 'preact';

interface TableProps {
  readonly caption: ComponentChildren;
  readonly columns: readonly string[];
  /** Rows. */
  readonly children: ComponentChildren;
}

export const Table = ({ caption, columns, children }: TableProps) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);
