@source:TITLE-1
Feature: Who this guideline speaks about
  The title of the source names one kind of patient: ALK-positive non-small-cell lung cancer that
  has progressed on lorlatinib. For everybody else it says nothing, so no answer is given either.

  Scenario: ALK-positive lung cancer, progression on lorlatinib confirmed
    Given the disease is non-small-cell lung cancer
    And the tumour is ALK-positive
    And the last systemic therapy was lorlatinib
    And progression on lorlatinib is confirmed
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then the patient is in scope
    And broad molecular profiling must be performed
    And platinum-pemetrexed chemotherapy is recommended
    And continuing lorlatinib must be avoided
    And immunotherapy alone must be avoided
    And the four-drug ABCP regimen calls for caution
    And open question AMB-21 is not shown

  @question:AMB-21
  Scenario Outline: Outside the scope because <reason>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <reason>
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And broad molecular profiling has not been done
    When next-line therapy is chosen
    Then the patient is out of scope
    And broad molecular profiling is out of scope
    And tissue re-biopsy is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And single-agent chemotherapy is out of scope
    And definitive local therapy is out of scope
    And continuing lorlatinib is out of scope
    And the four-drug ABCP regimen is out of scope
    And targeted therapy against a non-ALK mechanism is out of scope
    And immunotherapy alone is out of scope
    And the answer on platinum-pemetrexed chemotherapy cites TITLE-1
    And open question AMB-21 is shown
    And alert A-PROFILING is not shown
    And alert PIT-2 is not shown
    And nothing else is recommended

    Examples:
      | reason                                                   |
      | the disease is not non-small-cell lung cancer            |
      | the tumour is ALK-negative                               |
      | the last systemic therapy was another ALK inhibitor      |
      | the last systemic therapy was chemotherapy               |
      | the last systemic therapy was immunotherapy              |
      | the last systemic therapy was of another kind            |
      | progression on lorlatinib is suspected but not confirmed |

  @question:AMB-21
  Scenario: No progression on lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But there is no progression on lorlatinib
    And there is no progression that could cause symptoms
    And there is no progression whose extent could be judged
    And there is no progressing site to count
    And there is no progression that could be confined to a site
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is out of scope
    And broad molecular profiling is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And continuing lorlatinib is out of scope

  @question:AMB-21
  Scenario: No systemic therapy yet
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But no systemic therapy has been given
    And lorlatinib was never given, so there is no progression on it
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And continuing lorlatinib is out of scope

  @question:AMB-21 @constraint:D2
  Scenario: Another therapy was given after progression on lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And alert D2 is shown

  @question:AMB-21
  Scenario: Lorlatinib stopped for side effects, without progression
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But there is no progression on lorlatinib
    And lorlatinib was stopped for intolerance
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
    And continuing lorlatinib is out of scope
    And open question AMB-21 is shown

  @question:AMB-21 @constraint:D15
  Scenario: Side effects recorded as the reason although progression is confirmed
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And lorlatinib was stopped for intolerance
    When next-line therapy is chosen
    Then the record is impossible because of D15

  Scenario Outline: Progression is confirmed and <handling>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <handling>
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is in scope
    And platinum-pemetrexed chemotherapy is recommended

    Examples:
      | handling                                  |
      | lorlatinib is still being taken           |
      | lorlatinib was stopped for progression    |
      | lorlatinib was stopped for another reason |

  Scenario Outline: Not known whether the guideline applies because <gap>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But <gap>
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is 1
    And tissue profiling found no resistance mechanism
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then it is not known whether the patient is in scope
    And platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on <missing>
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is out of scope
    And continuing lorlatinib cannot be determined yet
    And the answer on continuing lorlatinib depends on <missing>
    And the answer on continuing lorlatinib could still be that it must be avoided
    And immunotherapy alone cannot be determined yet
    And the answer on immunotherapy alone depends on <missing>
    And broad molecular profiling cannot be determined yet
    And the answer on broad molecular profiling depends on <missing>
    And alert PIT-1 would apply if more were known
    And alert PIT-3 would apply if more were known

    Examples:
      | gap                                      | missing                       |
      | the disease is unknown                   | the disease                   |
      | the ALK status is unknown                | the ALK status                |
      | the last systemic therapy is unknown     | the last systemic therapy     |
      | the progression on lorlatinib is unknown | the progression on lorlatinib |

  Scenario: Nothing is known about the disease, the tumour or the treatment
    Given the disease is unknown
    And the ALK status is unknown
    And the last systemic therapy is unknown
    And the progression on lorlatinib is unknown
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then it is not known whether the patient is in scope
    And the answer on platinum-pemetrexed chemotherapy depends on the disease, the ALK status, the last systemic therapy and the progression on lorlatinib

  @question:AMB-01
  Scenario: Neither the ALK status nor the performance status is known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the ALK status is unknown
    And the progression is symptomatic
    And the progression is systemic with multiple lesions
    And the ECOG performance status is unknown
    When next-line therapy is chosen
    Then it is not known whether the patient is in scope
    And platinum-pemetrexed chemotherapy cannot be determined yet
    And the answer on platinum-pemetrexed chemotherapy depends on the ALK status and the ECOG performance status
    And the answer on platinum-pemetrexed chemotherapy could still be that it is recommended
    And the answer on platinum-pemetrexed chemotherapy could still be that it is not addressed by the source
    And the answer on platinum-pemetrexed chemotherapy could still be that it is out of scope

  Scenario: ALK status unknown, but another therapy has been given since lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the ALK status is unknown
    And the last systemic therapy was chemotherapy
    And the ECOG performance status is 1
    When next-line therapy is chosen
    Then the patient is out of scope
    And platinum-pemetrexed chemotherapy is out of scope
