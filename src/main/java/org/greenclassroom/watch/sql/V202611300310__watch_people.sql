-- Days with people, photographs and rooms for special needs are measured now, for the programme as a whole.
-- rests: what a value rests on, and its coverage counts.
alter table watch.indicator add column rests text not null default 'ROOMS' check (rests in ('ROOMS', 'DAYS', 'PHOTOGRAPHS'));
update watch.indicator set waits_for = null where indicator in ('I-44', 'I-50', 'I-51', 'I-52', 'I-60');
update watch.indicator set rests = 'DAYS' where indicator in ('I-44', 'I-50', 'I-51');
update watch.indicator set rests = 'PHOTOGRAPHS' where indicator = 'I-52';

-- The rates that the catalogue names beside the hours.
insert into watch.indicator (indicator, unit, better, threshold, owner, cadence, withheld, rests) values
  ('I-53', 'SHARE', 'HIGHER', null, 'OFFICER', 'MONTH', false, 'DAYS'),
  ('I-54', 'SHARE', 'LOWER', null, 'OFFICER', 'MONTH', false, 'DAYS'),
  ('I-55', 'SHARE', 'HIGHER', null, 'OFFICER', 'MONTH', false, 'DAYS');
insert into watch.indicator_word (indicator, language, name, formula, action) values
  ('I-53', 'en', 'Places filled',
   'people who had a place, no more than there were places ÷ places, of the days of the month that took place',
   'Publish the next day earlier, or to more companies.'),
  ('I-53', 'zh', '名额使用率',
   '已获名额人数（不超过名额数）÷名额数，只计当月举行的活动',
   '下次提早发布，或邀请更多企业。'),
  ('I-53', 'fr', 'Places pourvues',
   'personnes ayant une place, au plus autant que de places ÷ places, des journées du mois qui ont eu lieu',
   'Publier la prochaine journée plus tôt, ou à plus d’entreprises.'),
  ('I-54', 'en', 'People who did not come',
   'people with a place who did not come ÷ people with a place, of the days of the month on which somebody wrote down who came',
   'Remind them the day before; offer the place to the next.'),
  ('I-54', 'zh', '缺席率',
   '有名额而未到场的人数÷有名额的人数，只计当月有签到记录的活动',
   '前一天提醒，名额让给候补者。'),
  ('I-54', 'fr', 'Absences',
   'personnes ayant une place et non venues ÷ personnes ayant une place, des journées du mois où les présences sont notées',
   'Rappeler la veille ; offrir la place à la personne suivante.'),
  ('I-55', 'en', 'People who come again',
   'people of the month who had come on an earlier day ÷ people who came in the month',
   'Thank them, and ask those who came once.'),
  ('I-55', 'zh', '复来率',
   '当月到场者中以前来过的人数÷当月到场人数',
   '向他们致谢，并邀请只来过一次的人。'),
  ('I-55', 'fr', 'Personnes qui reviennent',
   'personnes du mois déjà venues un jour précédent ÷ personnes venues dans le mois',
   'Les remercier, et inviter celles qui sont venues une fois.');

update watch.indicator_word w set formula = n.formula
  from (values
    ('I-44', 'en', 'sessions held ÷ sessions that were published and whose day is over; one without a word counts as not held'),
    ('I-44', 'zh', '已举行÷已发布且日期已过的远程课；没有消息的不算已举行'),
    ('I-44', 'fr', 'séances tenues ÷ séances publiées dont le jour est passé ; sans nouvelles compte comme non tenue'),
    ('I-50', 'en', 'Σ hours that a coordinator confirmed, of the days of the month'),
    ('I-50', 'zh', 'Σ当月活动中经协调员确认的时长'),
    ('I-50', 'fr', 'Σ heures confirmées par un coordinateur, des journées du mois'),
    ('I-51', 'en', 'people who came for a company and whose hours are confirmed, each counted once'),
    ('I-51', 'zh', '代表企业到场且时长已确认的人数，每人只计一次'),
    ('I-51', 'fr', 'personnes venues pour une entreprise et dont les heures sont confirmées, chacune comptée une fois'),
    ('I-52', 'en', 'photographs in use whose every use is released today ÷ photographs in use; kept as it stood at the end of the month'),
    ('I-52', 'zh', '每项用途今日均有授权的在用照片÷在用照片；月末值予以保留'),
    ('I-52', 'fr', 'photos utilisées dont chaque usage est autorisé aujourd’hui ÷ photos utilisées ; gardé tel qu’en fin de mois'),
    ('I-60', 'en', 'rooms in which a computer was last heard reading our sign-in page ÷ rooms for special needs in which it was tried; programme level only'),
    ('I-60', 'zh', '最近一次试用中有电脑能读出登录页面的教室÷已试用过的特教教室；仅项目层面'),
    ('I-60', 'fr', 'salles où un poste a lu notre page de connexion au dernier essai ÷ salles à besoins particuliers où l’on a essayé ; au niveau du programme seulement')
  ) as n (indicator, language, formula)
 where w.indicator = n.indicator and w.language = n.language;
