// What the desk keeps of answers and questions, and where.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getAnswer, getAnswers, getCaseAnswers, getQuestions, getTouched } from '../api.ts';

/** One key above all of them: a changed answer makes every one of them old. */
export const answersKey = (slug: string) => ['answers', slug] as const;

export const answersOf = (slug: string, q: string) =>
  queryOptions({
    queryKey: [...answersKey(slug), 'list', q],
    queryFn: async ({ signal }) => (await getAnswers(slug, { q }, signal)).answers,
    placeholderData: keepPreviousData,
  });

export const answerOf = (slug: string, id: string) =>
  queryOptions({ queryKey: [...answersKey(slug), 'one', id], queryFn: ({ signal }) => getAnswer(slug, id, signal) });

export const touchedOf = (slug: string, id: string) =>
  queryOptions({
    queryKey: [...answersKey(slug), 'touched', id],
    queryFn: async ({ signal }) => (await getTouched(slug, id, signal)).touched,
  });

export const questionsOf = (slug: string) =>
  queryOptions({
    queryKey: [...answersKey(slug), 'questions'],
    queryFn: async ({ signal }) => (await getQuestions(slug, signal)).questions,
    refetchInterval: 60_000,
  });

/** `version` of the case: a new mention asks something else. */
export const caseAnswersOf = (slug: string, caseId: string, version: number) =>
  queryOptions({
    queryKey: [...answersKey(slug), 'case', caseId, version],
    queryFn: ({ signal }) => getCaseAnswers(slug, caseId, signal),
    placeholderData: keepPreviousData,
  });
