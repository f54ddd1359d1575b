// A filled line as text: what was filled in stands out a little, what is still open stands out more.

import type { Piece } from '../../core/respond/phrases/fill.ts';
import './Pieces.css';

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  let from = 0;
  return pieces.map((piece) => {
    const key = from;
    from += piece.text.length;
    return piece.is === 'words' ? (
      piece.text
    ) : (
      <span key={key} className={piece.is === 'filled' ? 'piece-filled' : 'piece-open'}>
        {piece.text}
      </span>
    );
  });
}
