// Who takes what: people who take turns, rules that propose or give cases, what each own profile is for, which languages
// are expected.

import { RotaList } from './RotaList.tsx';
import { RouteList } from './RouteList.tsx';
import { Languages, Purposes } from './Surroundings.tsx';
import './Rules.css';
import './Rotas.css';

export function RotasTab() {
  return (
    <>
      <RouteList />
      <RotaList />
      <Purposes />
      <Languages />
    </>
  );
}
