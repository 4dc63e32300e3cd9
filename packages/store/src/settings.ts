import type {Choices} from '@vitrine/core';

export const DEFAULT_SETTINGS: Choices = {neutral: false, paused: false, sensitive: false, removedStages: {}};
