-- What lessons and teachers tell is measured now; distance sessions stand beside this room, not below it.
alter table watch.indicator drop constraint indicator_waits_for_check;
alter table watch.indicator add constraint indicator_waits_for_check check (
  waits_for in ('NETWORK', 'LESSONS', 'TESTS', 'VOLUNTEERS', 'CONSENTS', 'AT', 'SPLIT', 'DISTANCE'));
update watch.indicator set waits_for = null where indicator in ('I-16', 'I-17', 'I-40', 'I-41', 'I-42', 'I-43');
update watch.indicator set waits_for = 'DISTANCE' where indicator = 'I-44';

-- A class may know less than before: what a course changed may lie below zero.
do $$
declare
  old text;
begin
  select conname into strict old from pg_constraint
   where conrelid = 'watch.measure'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%numerator >= %';
  execute format('alter table watch.measure drop constraint %I', old);
end
$$;
alter table watch.measure add constraint measure_not_negative check (
  (numerator >= 0 or indicator = 'I-43') and denominator >= 0);

update watch.indicator_word w set formula = n.formula
  from (values
    ('I-17', 'en', 'lessons held ÷ (six periods × school days)'),
    ('I-17', 'zh', '已上课时÷（每天六节×上课日）'),
    ('I-17', 'fr', 'cours tenus ÷ (six heures × jours de classe)'),
    ('I-40', 'en', 'lessons held ÷ lessons expected by timetable and calendar; one without a word counts as not held'),
    ('I-40', 'zh', '已上÷按课表和校历应上；没有消息的不算已上'),
    ('I-40', 'fr', 'cours tenus ÷ cours attendus selon l’emploi du temps et le calendrier ; sans nouvelles compte comme non tenu'),
    ('I-41', 'en', 'teachers trained six months ago or earlier who still count as trained ÷ all of them'),
    ('I-41', 'zh', '六个月前或更早受训、至今有效的教师÷全部受训教师'),
    ('I-41', 'fr', 'enseignants formés il y a six mois ou plus et encore comptés ÷ tous ceux-là'),
    ('I-42', 'en', 'teachers of the second generation who have not left ÷ teachers of the first generation'),
    ('I-42', 'zh', '没有离校的第二代教师÷第一代教师'),
    ('I-42', 'fr', 'enseignants de deuxième génération qui ne sont pas partis ÷ enseignants de première génération'),
    ('I-43', 'en', 'Σ (mean after − mean before) × pupils ÷ Σ pupils, points of 100; classes of ten and more'),
    ('I-43', 'zh', 'Σ（后测均值－前测均值）×人数÷Σ人数，满分100；只计十人及以上班级'),
    ('I-43', 'fr', 'Σ (moyenne après − moyenne avant) × élèves ÷ Σ élèves, sur 100 points ; classes de dix et plus')
  ) as n (indicator, language, formula)
 where w.indicator = n.indicator and w.language = n.language;
