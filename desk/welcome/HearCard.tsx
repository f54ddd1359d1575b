// Takes a brand's name and home page, and asks where it could be heard at once. Out: the brand and the suggestions.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BrandRef } from '../../wire/account.ts';
import { createBrand, hear } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { IconEar } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { formTroubleOf } from '../trouble.ts';
import type { HeardBrand } from './heard-brand.ts';
import { homePageIn } from './home-page.ts';

export function HearCard({ onHeard }: { readonly onHeard: (heard: HeardBrand) => void }) {
  const [name, setName] = useState('');
  const [page, setPage] = useState('');
  // Kept when hearing fails after the brand was made, so that trying again does not make a second one.
  const [brand, setBrand] = useState<BrandRef | null>(null);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const hearing = useMutation({
    mutationFn: async (): Promise<HeardBrand> => {
      const made = brand?.name === name.trim() ? brand : await createBrand({ name: name.trim(), timeZone });
      setBrand(made);
      return { brand: made, found: await hear(made.slug, { name: name.trim(), page: homePageIn(page) }) };
    },
    onSuccess: onHeard,
  });
  const trouble = formTroubleOf(hearing.error, ['name', 'page']);
  return (
    <form
      className="welcome-card welcome-card-main"
      onSubmit={(event) => {
        event.preventDefault();
        if (!hearing.isPending) hearing.mutate();
      }}
    >
      <span className="welcome-icon">
        <IconEar size={22} />
      </span>
      <h2 className="welcome-choice">{say('welcome.hear')}</h2>
      <p className="welcome-words">{say('welcome.hearAbout')}</p>
      <Field
        label={say('welcome.name')}
        placeholder={say('welcome.namePlaceholder')}
        required
        autoFocus
        autoComplete="organization"
        minLength={2}
        maxLength={100}
        value={name}
        onValue={setName}
        error={trouble.of('name')}
      />
      <Field
        label={say('welcome.homePage')}
        placeholder={say('welcome.homePagePlaceholder')}
        hint={say('welcome.homePageHint')}
        inputMode="url"
        autoComplete="url"
        autoCapitalize="none"
        maxLength={500}
        value={page}
        onValue={setPage}
        error={trouble.of('page')}
      />
      <TroubleLine words={trouble.general} />
      <Button type="submit" variant="primary" size="l" isBusy={hearing.isPending}>
        {hearing.isPending ? say('welcome.hearing') : say('welcome.hearNow')}
      </Button>
    </form>
  );
}
