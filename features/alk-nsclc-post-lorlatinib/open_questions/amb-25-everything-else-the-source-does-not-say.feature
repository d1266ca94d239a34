@question:AMB-25 @source:SUM-1
Feature: Everything else the source does not say
  Wishes, pregnancy, organ function, trials, palliative care, later lines, children and cost do not occur in
  the source. No answer can be run on them; what can be run is that nothing is advised beyond what it names.

  Scenario: Bedridden patient, where no palliative or supportive treatment is put in the gap
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 4
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then nothing else is recommended
    And platinum-pemetrexed chemotherapy is not addressed by the source
    And immunotherapy alone must be avoided

  Scenario: Fit patient, for whom only the standard is advised
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And lorlatinib was the third line of therapy
    And tissue profiling found a resistance mechanism
    And the resistance mechanism lies outside ALK and is not actionable
    When next-line therapy is chosen
    Then platinum-pemetrexed chemotherapy is recommended
    And nothing else is recommended

  Scenario: A later line, after chemotherapy that followed lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    When next-line therapy is chosen
    Then the patient is out of scope
    And nothing else is recommended
